package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.jvm.Jdk;
import bearer.it.servers.Api;
import bearer.it.servers.Tls;
import bearer.it.servers.TokenEndpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody sees who starts the jar as a program. */
class CommandLineIT {
  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#oldestAndNewest")
  void jar_run_printsVersionAndUsage(Jdk jdk) {
    Finished finished =
        JavaProcess.run(JavaCommand.on(jdk).option("-jar").main(JavaCommand.agentJar().toString()));
    assertThat(finished.stderr()).isEmpty();
    assertThat(finished.exitCode()).isZero();
    assertThat(finished.stdout())
        .matches("(?s)Bearer Agent \\d+\\.\\d+\\.\\d+.*")
        .contains("Usage: java -jar bearer-agent.jar", "-javaagent:bearer-agent.jar");
    for (String command :
        List.of(
            "status",
            "explain",
            "doctor",
            "support",
            "mode",
            "percent",
            "refresh",
            "pause",
            "resume",
            "reset",
            "list",
            "attach",
            "check",
            "token",
            "problem",
            "report",
            "scan",
            "fingerprint",
            "completion",
            "qpay",
            "picpay")) {
      assertThat(finished.stdout()).contains("\n  " + command + " ");
    }
  }

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#oldestAndNewest")
  void fingerprint_withASalt_printsTheShortForm(Jdk jdk) {
    assertThat(run(jdk, "legacy-token\n", "fingerprint", "--salt", "x"))
        .isEqualTo(new Finished("e308aa51\n", "", 0));
  }

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#oldestAndNewest")
  void fingerprint_withAKeyFile_printsTheShortFormOfTheFleet(Jdk jdk, @TempDir Path dir)
      throws IOException {
    Path key = Files.writeString(dir.resolve("key"), "x\n");
    assertThat(run(jdk, "legacy-token\n", "fingerprint", "--key-file", key.toString()))
        .isEqualTo(new Finished("e308aa51\n", "", 0));
    assertThat(run(jdk, "", "fingerprint", "--key-file", dir.resolve("none").toString()))
        .isEqualTo(new Finished("", "fingerprint: the key file does not exist\n", 1));
  }

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#oldestAndNewest")
  void check_showsTheRulesAndNoSecret(Jdk jdk) {
    JavaCommand good = new Sending().configured(jdk).property("bearer.mode", "replace");
    Finished finished =
        JavaProcess.run(good.option("-jar").main(JavaCommand.agentJar().toString(), "check"));
    assertThat(finished.exitCode()).as(finished.stderr()).isZero();
    assertThat(finished.stdout())
        .contains(
            "problems: none\n",
            "- name: default\n  mode: replace\n",
            "BA-107",
            "- key: bearer.mode\n  value: replace\n  from: system property\n",
            "- key: bearer.client-secret\n  value: (not shown)\n  from: system property\n")
        .doesNotContain("s3cret");
  }

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#oldestAndNewest")
  void check_merchantsFiles_areTriedAll(Jdk jdk, @TempDir Path dir) throws IOException {
    String digest = "legacy-token-sha256=" + "a".repeat(64);
    Files.writeString(dir.resolve("acme"), "client-id=acme-id\nclient-secret=s3cret\n" + digest);
    Files.writeString(dir.resolve("bolt"), "client-id=bolt\nclient-secrt=s3cret\n");
    JavaCommand command =
        JavaCommand.on(jdk)
            .property("bearer.provider", "picpay")
            .property("bearer.credential", "by-legacy-token")
            .property("bearer.credentials-dir", dir.toString());
    Finished finished =
        JavaProcess.run(command.option("-jar").main(JavaCommand.agentJar().toString(), "check"));
    assertThat(finished.exitCode()).as(finished.stderr()).isEqualTo(1);
    assertThat(finished.stdout())
        .contains(
            "BA-101 client-secrt is not an option; did you mean client-secret?", "name: acme\n")
        .doesNotContain("s3cret", "name: bolt");
  }

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#oldestAndNewest")
  void check_mistake_endsWith1AndItsCode(Jdk jdk) {
    JavaCommand bad = new Sending().configured(jdk).property("bearer.mode", "onn");
    Finished finished =
        JavaProcess.run(
            bad.option("-jar").main(JavaCommand.agentJar().toString(), "check", "--json"));
    assertThat(finished.exitCode()).isEqualTo(1);
    assertThat(finished.stdout())
        .startsWith("{\"state\":\"invalid\",\"problems\":[\"BA-102 bearer.mode=onn: ");
  }

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#oldestAndNewest")
  void fingerprint_lineOnStdin_printsTheDigestOfTheLineAlone(Jdk jdk) {
    String digest = "8b7d507cddc8d8950f283613360e85abbfcc4d245494ee90b1e6d1585bd2f37b\n";
    assertThat(run(jdk, "legacy-token\n", "fingerprint")).isEqualTo(new Finished(digest, "", 0));
    assertThat(run(jdk, "legacy-token\r\nmore", "fingerprint"))
        .isEqualTo(new Finished(digest, "", 0));
    assertThat(run(jdk, "legacy-token", "fingerprint")).isEqualTo(new Finished(digest, "", 0));
  }

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#oldestAndNewest")
  void fingerprint_notAHeadersValue_endsWith1AndNeverShowsIt(Jdk jdk) {
    String told = "fingerprint: stdin must begin with one line, the header's value in ASCII\n";
    for (String line : new String[] {"", "\nlegacy-token", "legacy\ttoken", " legacy-token\n"}) {
      assertThat(run(jdk, line, "fingerprint")).isEqualTo(new Finished("", told, 1));
    }
  }

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#oldestAndNewest")
  void completion_completesInBash(Jdk jdk, @TempDir Path dir) throws Exception {
    Finished script = run(jdk, "", "completion");
    assertThat(script.exitCode()).as(script.stderr()).isZero();
    Files.writeString(dir.resolve("script"), script.stdout());
    String asked =
        "source ./script; COMP_WORDS=(bearer sta); COMP_CWORD=1; COMP_LINE='bearer sta'\n"
            + "_complete_bearer bearer sta bearer; echo \"${COMPREPLY[@]}\"";
    Process bash = new ProcessBuilder("bash", "-c", asked).directory(dir.toFile()).start();
    assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("status\n");
    assertThat(run(jdk, "", "completion", "--name", "a b; rm"))
        .isEqualTo(new Finished("", "completion: --name is letters, digits, - and _\n", 2));
  }

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#oldestAndNewest")
  void doctor_noSuchProcess_endsWith5(Jdk jdk) {
    for (String command : List.of("doctor", "support")) {
      Finished finished = run(jdk, "", command, "2147483646");
      assertThat(finished.exitCode()).isEqualTo(5);
      assertThat(finished.stderr()).startsWith("cannot attach to 2147483646");
      assertThat(run(jdk, "", command).exitCode()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#oldestAndNewest")
  void unknownCommand_endsWith2AndUsageOnStderr(Jdk jdk) {
    for (String[] command : new String[][] {{"fingerprints"}, {"fingerprint", "legacy-token"}}) {
      Finished finished = run(jdk, "", command);
      assertThat(finished.exitCode()).isEqualTo(2);
      assertThat(finished.stdout()).isEmpty();
      assertThat(finished.stderr()).isNotEmpty().doesNotContain("legacy-token");
    }
  }

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#oldestAndNewest")
  void token_showsWhatCameBack_andTheTokenOnlyIfAsked(Jdk jdk) {
    Sending sending = new Sending();
    String token = TokenEndpoint.tokenFor(sending.clientId);
    JavaCommand command =
        sending
            .configured(jdk)
            .properties(Tls.properties())
            .property("bearer.token-url", Api.CONFIGURED.https("/oauth2/token"));
    Finished finished =
        JavaProcess.run(command.option("-jar").main(JavaCommand.agentJar().toString(), "token"));
    assertThat(finished.exitCode()).as(finished.stderr()).isZero();
    assertThat(finished.stderr()).isEmpty();
    assertThat(finished.stdout())
        .contains(
            "result: a token\n",
            "client id: " + sending.clientId + "\n",
            "status: 200\n",
            "TLS: TLSv1.",
            "certificates:\n",
            "took: connect ")
        .doesNotContain("s3cret", token);
    JavaCommand again = sending.configured(jdk);
    Finished shown =
        JavaProcess.run(
            again.option("-jar").main(JavaCommand.agentJar().toString(), "token", "--show"));
    assertThat(shown.stdout()).isEqualTo(token + "\n");
    assertThat(shown.stderr()).contains("result: a token\n").doesNotContain(token);
  }

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#oldestAndNewest")
  void token_noServer_endsWith1AndWhatToDo(Jdk jdk) {
    JavaCommand command =
        new Sending().configured(jdk).property("bearer.token-url", "http://localhost:1/token");
    Finished finished =
        JavaProcess.run(
            command.option("-jar").main(JavaCommand.agentJar().toString(), "token", "--json"));
    assertThat(finished.exitCode()).isEqualTo(1);
    assertThat(finished.stdout()).startsWith("{\"tokens\":[{\"credential\":\"default\",");
    assertThat(finished.stdout()).contains("\"result\":\"BA-301 localhost:1: ");
    assertThat(finished.stderr()).contains("**Cause.** ", "**Cure.** ");
  }

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#oldestAndNewest")
  void token_mistakeInTheConfiguration_orNoSuchCredential_endsWith1(Jdk jdk) {
    JavaCommand bad = new Sending().configured(jdk).property("bearer.mode", "onn");
    Finished finished =
        JavaProcess.run(bad.option("-jar").main(JavaCommand.agentJar().toString(), "token"));
    assertThat(finished.exitCode()).isEqualTo(1);
    assertThat(finished.stdout()).isEmpty();
    assertThat(finished.stderr()).startsWith("BA-102 bearer.mode=onn: ");
    JavaCommand good = new Sending().configured(jdk);
    assertThat(
            JavaProcess.run(
                good.option("-jar")
                    .main(JavaCommand.agentJar().toString(), "token", "--credential", "x")))
        .isEqualTo(new Finished("", "token: there is no such credential, see check\n", 1));
  }

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#oldestAndNewest")
  void explain_withoutAProcess_goesByTheConfiguration(Jdk jdk, @TempDir Path dir)
      throws IOException {
    String config =
        Files.writeString(
                dir.resolve("c"),
                """
                bearer.provider=picpay
                bearer.client-id=me
                bearer.client-secret=s3cret
                bearer.mode=replace
                bearer.rewrite=picpay-v2
                """)
            .toString();
    String v1 = "https://appws.picpay.com/ecommerce/public/payments/52998224725/status?q=1";
    assertThat(run(jdk, "", "explain", "--config", config, v1).stdout())
        .contains(
            "gets the token: true\n",
            "is sent to: https://api.picpay.com:443/ecommerce/v2/payments/*/status\n",
            "because: it is rewritten when there is a token\n")
        .doesNotContain("52998224725", "s3cret");
    Path headers = Files.writeString(dir.resolve("h"), "authorization: Basic s3cret\n");
    String v2 = "https://api.picpay.com/ecommerce/v2/payments";
    assertThat(
            run(jdk, "", "explain", "--config", config, "--headers-file", headers.toString(), v2)
                .stdout())
        .contains("gets the token: false\n", "because: the call has an Authorization of its own")
        .doesNotContain("s3cret");
  }

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#oldestAndNewest")
  void explain_whatMakesNoSense_endsWith2_noConfiguration_with1(Jdk jdk) {
    assertThat(run(jdk, "", "explain").exitCode()).isEqualTo(2);
    assertThat(run(jdk, "", "explain", "--config", "x", "1", "https://a/"))
        .isEqualTo(
            new Finished(
                "", "explain: a process has its own configuration, and is asked of URLs\n", 2));
    Finished nothing = run(jdk, "", "explain", "https://api.example.com/");
    assertThat(nothing.exitCode()).isEqualTo(1);
    assertThat(nothing.stderr()).endsWith("has to be put right first, see check\n");
  }

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#oldestAndNewest")
  void problem_saysWhatACodeMeans(Jdk jdk) {
    Finished finished = run(jdk, "", "problem", "ba-321");
    assertThat(finished.stdout())
        .startsWith("```\n[bearer-agent] WARN BA-321 ")
        .contains("**Cure.**");
    assertThat(finished.exitCode()).isZero();
    assertThat(run(jdk, "", "problem", "BA-999"))
        .isEqualTo(new Finished("", "problem: there is no such code\n", 1));
    assertThat(run(jdk, "", "problem").exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#oldestAndNewest")
  void scan_showsWhereTheOldApiIs_andNoSecret(Jdk jdk, @TempDir Path dir) throws IOException {
    Path app = Files.createDirectories(dir.resolve("app"));
    Files.writeString(app.resolve("pay.yml"), "url: https://appws.picpay.com/v1?k=s3cret\n");
    Path client = JavaCommand.jars("okhttp-3.14.9").get(0);
    Finished text =
        run(jdk, "", "scan", app.toString(), Objects.requireNonNull(client.getParent()).toString());
    assertThat(text.exitCode()).as(text.stderr()).isZero();
    assertThat(text.stdout())
        .contains(
            "- verdict: header only\n    url: https://appws.picpay.com/v1\n    in: pay.yml:1\n",
            "- OkHttp 3.14.9 in okhttp-3.14.9.jar\n",
            "problems: none\n")
        .doesNotContain("s3cret");
    assertThat(run(jdk, "", "scan", "--csv", app.toString()).stdout())
        .isEqualTo(
            "application,library,file,what,text,verdict,why\r\n\""
                + app
                + "\",\"\",\"pay.yml:1\",url,\"https://appws.picpay.com/v1\",header only,"
                + "\"the address is configured: change it there\"\r\n");
    assertThat(run(jdk, "", "scan", "--json", "--host", "x.example", app.toString()).stdout())
        .contains("\"findings\":[]}],\"problems\":[]}");
  }

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#oldestAndNewest")
  void scan_whatIsNotThere_endsWith1_andNothing_with2(Jdk jdk, @TempDir Path dir) {
    String missing = dir.resolve("none.war").toString();
    Finished finished = run(jdk, "", "scan", missing);
    assertThat(finished.exitCode()).isEqualTo(1);
    assertThat(finished.stdout()).contains("problems:\n- " + missing + ": cannot be read");
    assertThat(run(jdk, "", "scan").exitCode()).isEqualTo(2);
    assertThat(run(jdk, "", "scan", "--json", "--csv", missing))
        .isEqualTo(new Finished("", "scan: --json or --csv, not both\n", 2));
  }

  private static Finished run(Jdk jdk, String stdin, String... arguments) {
    return JavaProcess.run(
        JavaCommand.on(jdk).option("-jar").main(JavaCommand.agentJar().toString(), arguments),
        stdin);
  }
}
