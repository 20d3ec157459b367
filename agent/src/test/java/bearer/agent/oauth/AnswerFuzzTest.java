package bearer.agent.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever a server or a proxy answers, a fetch ends in time with a token or a reason, in a JVM
 * with 32 MB. Other answers, or more of them: {@code -Dbearer.fuzz.seed}, {@code .answers}, {@code
 * .seconds}.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class AnswerFuzzTest {
  @Test
  void fetch_tenThousandHostileAnswers_endsInATokenOrAReason() throws Exception {
    Process fuzzer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                AnswerFuzzer.class.getName(),
                System.getProperty("bearer.fuzz.seed", "20221115"),
                System.getProperty("bearer.fuzz.answers", "10000"),
                System.getProperty("bearer.fuzz.seconds", "15"))
            .redirectErrorStream(true)
            .start();
    String said =
        new String(fuzzer.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    System.out.println(said);

    assertThat(fuzzer.waitFor()).as(said).isZero();
    assertThat(said).startsWith("[fuzz] seed ").contains(" answers in ").hasLineCount(1);
  }
}
