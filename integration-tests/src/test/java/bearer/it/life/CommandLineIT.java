package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.jvm.Jdk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody sees who starts the jar as a program. */
class CommandLineIT {
  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#all")
  void jar_run_printsVersionAndUsage(Jdk jdk) {
    Finished finished =
        JavaProcess.run(JavaCommand.on(jdk).option("-jar").main(JavaCommand.agentJar().toString()));
    assertThat(finished.stderr()).isEmpty();
    assertThat(finished.exitCode()).isZero();
    assertThat(finished.stdout().lines())
        .satisfiesExactly(
            line -> assertThat(line).matches("Bearer Agent \\d+\\.\\d+\\.\\d+\\S*"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "usage: java -javaagent:bearer-agent.jar -Dbearer.provider=picpay \\"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "         -Dbearer.client-id=ID -Dbearer.client-secret-file=FILE ..."),
            line -> assertThat(line).isEqualTo("       java -jar bearer-agent.jar fingerprint"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "         prints the SHA-256 digest of a legacy token, read from stdin"));
  }

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#all")
  void fingerprint_lineOnStdin_printsTheDigestOfTheLineAlone(Jdk jdk) {
    String digest = "8b7d507cddc8d8950f283613360e85abbfcc4d245494ee90b1e6d1585bd2f37b\n";
    assertThat(run(jdk, "legacy-token\n", "fingerprint")).isEqualTo(new Finished(digest, "", 0));
    assertThat(run(jdk, "legacy-token\r\nmore", "fingerprint"))
        .isEqualTo(new Finished(digest, "", 0));
    assertThat(run(jdk, "legacy-token", "fingerprint")).isEqualTo(new Finished(digest, "", 0));
  }

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#all")
  void fingerprint_notAHeadersValue_endsWith1AndNeverShowsIt(Jdk jdk) {
    String told = "fingerprint: stdin must begin with one line, the header's value in ASCII\n";
    for (String line : new String[] {"", "\nlegacy-token", "legacy\ttoken", " legacy-token\n"}) {
      assertThat(run(jdk, line, "fingerprint")).isEqualTo(new Finished("", told, 1));
    }
  }

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#all")
  void unknownCommand_endsWith2AndUsageOnStderr(Jdk jdk) {
    for (String[] command : new String[][] {{"fingerprints"}, {"fingerprint", "legacy-token"}}) {
      Finished finished = run(jdk, "", command);
      assertThat(finished.exitCode()).isEqualTo(2);
      assertThat(finished.stdout()).isEmpty();
      assertThat(finished.stderr()).contains("usage: java").doesNotContain("legacy-token");
    }
  }

  private static Finished run(Jdk jdk, String stdin, String... arguments) {
    return JavaProcess.run(
        JavaCommand.on(jdk).option("-jar").main(JavaCommand.agentJar().toString(), arguments),
        stdin);
  }
}
