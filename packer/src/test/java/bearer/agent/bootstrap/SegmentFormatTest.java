package bearer.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.packer.ClassFiles;
import bearer.packer.SegmentFormat;
import java.util.zip.Inflater;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the build writes is what the agent's loader reads. */
class SegmentFormatTest {
  private static final byte[] LONG = new byte[1000]; // deflates well
  private static final byte[] SHORT = {1, 2, 3}; // deflates to more than it is

  private final ClassFiles classes = new ClassFiles();

  @BeforeEach
  void fill() {
    classes.put("a/b/Long", LONG);
    classes.put("a/b/Long$Short", SHORT);
  }

  @Test
  void isReadAsItWasWritten() {
    byte[] written = SegmentFormat.deflated(classes);

    assertThat(written).hasSizeLessThan(257 * Integer.BYTES + 200);
    assertHasBoth(new Segment(written, new Inflater(true)));
  }

  @Test
  void whatIsStoredAsItIsIsReadSo() {
    byte[] written = SegmentFormat.of(classes, name -> name.endsWith("Long"));

    assertThat(written).hasSizeGreaterThan(257 * Integer.BYTES + LONG.length);
    assertHasBoth(new Segment(written, new Inflater(true)));
  }

  @Test
  void namesOfEqualHashesAreToldApart() {
    classes.put("a/Aa", LONG);
    classes.put("a/BB", SHORT);

    Segment segment = new Segment(SegmentFormat.deflated(classes), new Inflater(true));

    assertThat(segment.classFile("a.Aa")).isEqualTo(LONG);
    assertThat(segment.classFile("a.BB")).isEqualTo(SHORT);
    assertHasBoth(segment);
  }

  private static void assertHasBoth(Segment segment) {
    assertThat(segment.classFile("a.b.Long")).isEqualTo(LONG);
    assertThat(segment.classFile("a.b.Long$Short")).isEqualTo(SHORT);
    assertThat(segment.classFile("a.b.Other")).isNull();
  }
}
