package bearer.agent.options;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.base.Ticker;
import bearer.agent.config.AgentConfig;
import bearer.agent.config.ConfigResult;
import bearer.agent.config.RuleConfig;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.oauth.ClientCredentials;
import bearer.agent.token.TokenUnavailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Secrets given where something else belongs: of none of them eight characters in a row come out,
 * neither when the configuration is read nor when a token is asked for with it.
 */
final class MisplacedSecretsTest {
  private static final long SEED = 20_261_125L;
  private static final int ROUNDS = 3;

  @TempDir Path dir;

  @ParameterizedTest
  @EnumSource(Option.class)
  void value_ofAnyOption_isNotShown(Option option) throws IOException {
    Random random = new Random(SEED + option.key().hashCode());
    for (int round = 0; round < ROUNDS; round++) {
      for (GivenSecrets secret : GivenSecrets.of(random)) {
        String key = option.key().replace("<name>", "resource");
        for (Given base : new Given[] {withSecret(option), withKey(option), switchedOff()}) {
          assertShowsNothingOf(secret, base.property(key, secret.text()));
        }
        String variable = option.environmentName().replace("<NAME>", "RESOURCE");
        for (Given base : new Given[] {withSecret(option), withKey(option)}) {
          assertShowsNothingOf(secret, base.without(key).environment(variable, secret.text()));
        }
        if (option != Option.CONFIG) {
          Given base = withSecret(option).without(key);
          assertShowsNothingOf(secret, base.property("bearer.config", file(key, secret)));
        }
      }
    }
  }

  private String file(String key, GivenSecrets secret) throws IOException {
    return write(key + "=" + secret.text() + "\n");
  }

  private String write(String content) throws IOException {
    return Files.writeString(dir.resolve("given"), content).toString();
  }

  private static Given withSecret(Option option) {
    Given given = Given.minimum().property("bearer.token-url", "http://127.0.0.1:1/token");
    return option == Option.CLIENT_SECRET_FILE ? given.without("bearer.client-secret") : given;
  }

  private static Given withKey(Option option) {
    Given given = withSecret(option).without("bearer.client-secret");
    return given
        .property("bearer.token-auth-method", "private_key_jwt")
        .property("bearer.client-key-file", "/no/such/key");
  }

  private static Given switchedOff() {
    return Given.minimum().property("bearer.mode", "off");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bearer.%s",
        "bearer.client-secret:%s",
        "bearer.client-secret.%s",
        "bearer.client-secret-%s",
        "bearer.client-secret %s",
        "bearer.token-param.%s",
        "bearer.token-param.resource:%s",
        "bearer.token-param.client_assertion%s",
        "bearer.CLIENT_SECRET_%s",
      })
  void key_withASecretInIt_isNotShown(String pattern) throws IOException {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      for (GivenSecrets secret : GivenSecrets.of(random)) {
        String key = String.format(Locale.ROOT, pattern, secret.text());
        assertShowsNothingOf(secret, withSecret(Option.HOSTS).property(key, "x"));
        String variable = key.replace("bearer.", "BEARER_").replace("client-", "CLIENT_");
        assertShowsNothingOf(secret, withSecret(Option.HOSTS).environment(variable, "x"));
        String file = write(key + "\n" + secret.text() + "=x\n");
        assertShowsNothingOf(secret, withSecret(Option.HOSTS).property("bearer.config", file));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bearer.token-proxy=proxy.example.com:3128:user:%s",
        "bearer.token-proxy=http://user:%s@proxy.example.com:3128",
        "bearer.token-proxy=user:%s@proxy.example.com:3128",
        "bearer.hosts=https://user:%s@api.example.com/",
        "bearer.hosts=api.example.com,%s",
        "bearer.hosts=%s/v2",
        "bearer.paths=/v2/**,%s",
        "bearer.token-url=https://user:%s@as.example.com/t",
        "bearer.token-url=ftp://as.example.com/t?client_secret=%s",
        "bearer.token-url=http://as.example.com/t?client_secret=%s",
        "bearer.issuer=https://as.example.com/?%s",
        "bearer.legacy-headers=x-picpay-token: %s",
        "bearer.legacy-headers=%s: x",
        "bearer.client-secret-file=/no/%s",
        "bearer.client-secret-file=/no/such,%s",
      })
  void value_withASecretInIt_isNotShown(String pattern) {
    int equals = pattern.indexOf('=');
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      for (GivenSecrets secret : GivenSecrets.of(random)) {
        String value = String.format(Locale.ROOT, pattern.substring(equals + 1), secret.text());
        Given given = withSecret(Option.CLIENT_SECRET_FILE).property("bearer.client-secret", "s");
        assertShowsNothingOf(secret, given.property(pattern.substring(0, equals), value));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void file_withNothingButASecret_isNotShown(long seed) throws IOException {
    for (GivenSecrets secret : GivenSecrets.of(new Random(seed))) {
      String file = write(secret.text());
      assertShowsNothingOf(secret, withSecret(Option.HOSTS).property("bearer.config", file));
      assertShowsNothingOf(
          secret,
          withSecret(Option.CLIENT_SECRET_FILE)
              .property("bearer.client-key-file", file)
              .property("bearer.token-auth-method", "private_key_jwt"));
      assertShowsNothingOf(
          secret,
          withSecret(Option.HOSTS)
              .property("bearer.token-url", "https://127.0.0.1:1/")
              .property("bearer.token-truststore", file)
              .property("bearer.token-truststore-password", secret.text()));
    }
  }

  private static void assertShowsNothingOf(GivenSecrets secret, Given given) {
    ConfigResult result = given.read();
    StringBuilder said = new StringBuilder(result.toString());
    AgentConfig config = result.config;
    if (config != null && result.state == ConfigResult.State.ACTIVE) {
      said.append(saidOfATokenRequest(config.rules.get(0)));
    }
    for (String run : secret.runs()) {
      assertThat(said.indexOf(run)).as(said + " holds " + run).isNegative();
    }
  }

  /** It fails at the latest when it connects. */
  private static String saidOfATokenRequest(RuleConfig rule) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    Log log = new Log(Level.DEBUG, said, Ticker.SYSTEM);
    try {
      new ClientCredentials(rule.credential, name -> null, Ticker.SYSTEM, log).fetch();
      throw new AssertionError("nothing listens there");
    } catch (TokenUnavailable expected) {
      // a client id is no secret, and is told
      String id = rule.credential.client.id.text.equals("shop") ? "" + rule.credential : "";
      return said.toString(StandardCharsets.UTF_8)
          + expected
          + id
          + rule.credential.client.key
          + rule.credential.server.trustStore;
    }
  }
}
