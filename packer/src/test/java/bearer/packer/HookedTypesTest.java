package bearer.packer;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

class HookedTypesTest {
  @Test
  void madeClass_hasTheTextAsAConstant() throws Exception {
    Method text =
        new Loader()
            .define(HookedTypes.classFile("jcom.Client\nllib.Client\n"))
            .getDeclaredMethod("text");
    text.setAccessible(true);
    assertThat(text.invoke(null)).isEqualTo("jcom.Client\nllib.Client\n");
  }

  private static final class Loader extends ClassLoader {
    Class<?> define(byte[] classFile) {
      return defineClass(null, classFile, 0, classFile.length);
    }
  }
}
