package bearer.agent.options;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.Client;
import bearer.agent.config.ConfigResult;
import bearer.agent.config.CredentialFiles;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialFileOptionTest {
  private static Given given() {
    return Given.minimum()
        .without("bearer.client-id")
        .without("bearer.client-secret")
        .property("bearer.credential-file", "/run/new,/run/old");
  }

  @Test
  void credentialFile_standsForIdAndSecret() {
    Client client = given().active().credential.client;
    CredentialFiles files = Objects.requireNonNull(client.files);

    assertThat(files.current).isEqualTo("/run/new");
    assertThat(files.previous).isEqualTo("/run/old");
    assertThat(client.secret.file).isNull();
    assertThat(client).hasToString("of a file /run/new");
  }

  @Test
  void credentialFile_alone_isConfigured() {
    assertThat(
            Given.nothing()
                .property("bearer.provider", "picpay")
                .property("bearer.credential-file", "/run/new")
                .active()
                .credential
                .client
                .secret
                .overlapDays)
        .isEqualTo(7);
    assertThat(Given.nothing().property("bearer.credential-file", "/run/new").read().state)
        .isEqualTo(ConfigResult.State.INVALID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"client-id", "client-id-file", "client-secret", "client-secret-file"})
  void credentialFile_besideAnotherIdOrSecret_isAConflict(String other) {
    assertThat(given().property("bearer." + other, "x").problems())
        .containsExactly(
            "BA-104 bearer."
                + other
                + " and bearer.credential-file are both set: keep one of them");
  }

  @Test
  void credentialFile_withAMethodOfKeys_isAConflict() {
    assertThat(given().property("bearer.token-auth-method", "private_key_jwt").problems())
        .containsExactly(
            "BA-104 bearer.credential-file is for a secret and bearer.token-auth-method uses a"
                + " key: set bearer.client-id and bearer.client-key-file, or another method");
  }

  @Test
  void credentialFile_three_isRefused() {
    assertThat(given().property("bearer.credential-file", "/a,/b,/c").problems())
        .containsExactly(
            "BA-102 bearer.credential-file: at most two can be valid: current, previous");
  }

  @Test
  void secretAsSystemProperty_isToldAtInfo() {
    assertThat(Given.minimum().read().warnings)
        .singleElement()
        .matches(told -> told.level == bearer.agent.diag.Level.INFO)
        .hasToString(
            "BA-107 bearer.client-secret is a system property: on a command line whoever can list"
                + " this machine's processes reads it (ps, jcmd VM.command_line, recordings); set"
                + " BEARER_CLIENT_SECRET or bearer.client-secret-file instead");
  }

  @Test
  void secretAsVariable_isFine() {
    assertThat(
            Given.minimum()
                .without("bearer.client-secret")
                .environment("BEARER_CLIENT_SECRET", "s3cr3t")
                .read()
                .warnings)
        .isEmpty();
  }
}
