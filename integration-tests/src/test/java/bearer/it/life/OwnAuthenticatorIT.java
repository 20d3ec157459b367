package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Jdks;
import bearer.it.servers.Api;
import bearer.it.servers.Seen;
import bearer.it.servers.Tls;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A client of the JDK with an Authenticator of the application's: from 12 to 24 it drops every
 * Authorization header but its own. Both or neither, all the same.
 */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("jdks")
class OwnAuthenticatorIT {
  private final Jdk jdk;
  private final Sending sending = new Sending();

  OwnAuthenticatorIT(Jdk jdk) {
    this.jdk = jdk;
  }

  static Stream<Jdk> jdks() {
    return Jdks.from(11);
  }

  @ParameterizedTest
  @CsvSource({"add, true", "replace, false"})
  void ownAuthenticator_tokenArrivesOverHttp1AndHttp2(String mode, boolean legacy) {
    JavaProcess.Finished finished = JavaProcess.run(command(mode));

    assertThat(finished.stdout()).as(finished.stderr()).isEqualTo("200\n200\n");
    assertThat(finished.stderr()).isEmpty();
    assertThat(Api.CONFIGURED.seen(sending.path))
        .extracting(Seen::protocol)
        .containsExactly("HTTP/1.1", "HTTP/2.0");
    assertThat(Api.CONFIGURED.seen(sending.path))
        .allSatisfy(
            seen -> {
              assertThat(seen.authorization()).hasSize(1).allMatch(v -> v.startsWith("Bearer "));
              assertThat(seen.all("x-picpay-token"))
                  .isEqualTo(legacy ? List.of("legacy") : List.of());
            });
  }

  private JavaCommand command(String mode) {
    Api api = Api.CONFIGURED;
    return sending
        .configured(jdk)
        .agent()
        .apps()
        .properties(Tls.properties())
        .property("bearer.hosts", "localhost:" + api.port() + ",localhost:" + api.httpsPort())
        .property("bearer.mode", mode)
        .property("bearer.legacy-headers", "x-picpay-token")
        .main(
            "bearer.it.apps.SendWithAuthenticator",
            api.http(sending.path + "1"),
            api.https(sending.path + "2"));
  }
}
