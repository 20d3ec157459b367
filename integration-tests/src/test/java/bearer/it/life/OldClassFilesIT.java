package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.PackagedJar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Class files of version 45.3, the oldest there are: subroutines, no stack maps, no literals. */
class OldClassFilesIT {
  private static final String ROW = "commons-httpclient-3.0.1";
  private static final int JAVA_1_1 = 45;

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#all")
  void wovenAndVerified_callsCarryTheToken(Jdk jdk) throws IOException {
    assertThat(version("org/apache/commons/httpclient/HttpMethodBase.class")).isEqualTo(JAVA_1_1);
    Sending sending = new Sending();
    JavaCommand command = sending.configured(jdk).agent().option("-Xverify:all").apps().client(ROW);
    assertThat(sending.run(command, "CommonsHttpClient3", "CommonsHttpClient3").stderr()).isEmpty();
    assertThat(sending.seen())
        .isEqualTo(sending.decorated("CommonsHttpClient3", "CommonsHttpClient3"));
  }

  private static int version(String entry) throws IOException {
    Path library = JavaCommand.CLIENTS.resolve(ROW).resolve(ROW + ".jar");
    try (JarFile jar = new JarFile(library.toFile())) {
      return PackagedJar.classFileVersion(
          jar.getInputStream(jar.getJarEntry(entry)).readAllBytes());
    }
  }
}
