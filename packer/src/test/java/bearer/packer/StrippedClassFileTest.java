package bearer.packer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StrippedClassFileTest {
  private static final List<String> FOR_COMPILERS =
      List.of(
          "Lorg/jspecify/annotations/Nullable;",
          "RuntimeVisibleTypeAnnotations",
          "LocalVariableTable",
          "LocalVariableTypeTable");

  @Test
  void whatCompilersAloneRead_isNotThere_andAllElseIs() throws IOException {
    String before = text(compiled());
    String after = text(StrippedClassFile.of(compiled()));
    assertThat(before).contains(FOR_COMPILERS);
    assertThat(after).doesNotContain(FOR_COMPILERS);
    assertThat(after).contains("LineNumberTable", "SourceFile", "Signature", "StackMapTable");
  }

  @Test
  void strippedClass_runsAndKeepsOtherAnnotations() throws Exception {
    Class<?> stripped = new Loader().define(StrippedClassFile.of(compiled()));
    Method method = stripped.getDeclaredMethod("longest", List.class, String.class);
    method.setAccessible(true);
    assertThat(method.invoke(null, List.of("a", "bcd"), "ef")).isEqualTo("bcd");
    assertThat(method.isAnnotationPresent(Deprecated.class)).isTrue();
  }

  @Test
  void sameClassFile_isStrippedAlike() throws IOException {
    byte[] once = StrippedClassFile.of(compiled());
    assertThat(StrippedClassFile.of(compiled())).isEqualTo(once);
    assertThat(StrippedClassFile.of(once)).isEqualTo(once);
  }

  private static byte[] compiled() throws IOException {
    String name = Compiled.class.getName().replace('.', '/') + ".class";
    try (InputStream in = Compiled.class.getClassLoader().getResourceAsStream(name)) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  private static String text(byte[] classFile) {
    return new String(classFile, ISO_8859_1);
  }

  private static final class Loader extends ClassLoader {
    Class<?> define(byte[] classFile) {
      return defineClass(null, classFile, 0, classFile.length);
    }
  }

  /** Something of everything. */
  static final class Compiled {
    private static @Nullable String last;

    private static final Function<@Nullable Object, String> SHOWN = String::valueOf;

    @Deprecated
    static @Nullable String longest(List<@Nullable String> all, @Nullable String other) {
      @Nullable String longest = other;
      for (String each : all) {
        if (each != null && (longest == null || each.length() > longest.length())) {
          longest = each;
        }
      }
      last = longest == null ? last : SHOWN.apply(longest);
      return last;
    }
  }
}
