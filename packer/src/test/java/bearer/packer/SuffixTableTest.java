package bearer.packer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuffixTableTest {
  @Test
  void of_aList_isATreeFromTheRightInOrder() {
    String list =
        """
        // a comment

        uk
        co.uk  and what stands behind
        *.ck
        !www.ck
        github.io
        h\u00e5.no
        com
        """;

    assertThat(SuffixTable.of(list))
        .isEqualTo("ck(!www,*)\ncom\nio(github)\nno(xn--h-2fa)\nuk(co)");
  }

  @Test
  void write_whatIsThereAlready_leavesTheFileAsOldAsItIs(@TempDir Path directory)
      throws IOException {
    Path file = Files.writeString(directory.resolve("Table.java"), "same");
    Files.setLastModifiedTime(file, FileTime.fromMillis(0));

    SuffixTable.write(file, "same");
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(FileTime.fromMillis(0));
    SuffixTable.write(file, "another");
    assertThat(file).hasContent("another");
  }
}
