package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Jdks;
import bearer.it.servers.Api;
import bearer.it.servers.Tls;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** An application whose first security provider trusts everybody: the secret does not. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("jdks")
class TrustAllProviderIT {
  private static final String PROGRAM = "bearer.it.apps.TrustAllProvider";
  private static final String NOBODYS_HOST = "127.0.0.2"; // also loopback

  private final Jdk jdk;
  private final Sending sending = new Sending();

  TrustAllProviderIT(Jdk jdk) {
    this.jdk = jdk;
  }

  static Stream<Jdk> jdks() {
    return Jdks.oldestAndNewest().stream();
  }

  private JavaCommand tokensFrom(String host) {
    String url = "https://" + host + ":" + Api.CONFIGURED.httpsPort() + "/oauth2/token";
    return sending.configured(jdk).agent().property("bearer.token-url", url);
  }

  @Test
  void trustAllProvider_certificateThatTheJvmDoesNotTrust_neverGetsTheSecret() {
    JavaProcess.Finished finished =
        sending.runBy(tokensFrom("localhost").apps(), PROGRAM, List.of(), Sending.URL_CONNECTION);

    assertThat(finished.stderr()).contains(" BA-402 ", ": BA-301 ", "SSLHandshakeException");
    assertThat(Api.CONFIGURED.tokenRequests(sending.clientId)).isZero();
  }

  @Test
  void trustAllProvider_certificateThatTheJvmTrusts_getsIt() {
    JavaCommand command = tokensFrom("localhost").properties(Tls.properties()).apps();
    JavaProcess.Finished finished =
        sending.runBy(command, PROGRAM, List.of(), Sending.URL_CONNECTION);

    assertThat(finished.stderr()).isEmpty();
    assertThat(sending.seen()).isEqualTo(sending.decorated(Sending.URL_CONNECTION));
  }

  @Test
  void trustAllProvider_aloneAndCertificateForAnotherHost_neverGetsTheSecret() {
    JavaProcess.Finished finished =
        sending.runBy(
            tokensFrom(NOBODYS_HOST).apps(), PROGRAM, List.of("alone"), Sending.URL_CONNECTION);

    assertThat(finished.stderr())
        .contains(": BA-301 ", "SSLPeerUnverifiedException: the certificate is not for 127.0.0.2");
    assertThat(Api.CONFIGURED.tokenRequests(sending.clientId)).isZero();
  }

  @Test
  void trustAllProvider_aloneAndCertificateForTheHost_isAllThatTheJvmHas() {
    JavaProcess.Finished finished =
        sending.runBy(
            tokensFrom("localhost").apps(), PROGRAM, List.of("alone"), Sending.URL_CONNECTION);

    assertThat(finished.stderr()).isEmpty();
    assertThat(sending.seen()).isEqualTo(sending.decorated(Sending.URL_CONNECTION));
  }
}
