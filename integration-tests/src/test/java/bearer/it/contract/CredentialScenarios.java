package bearer.it.contract;

import static bearer.it.contract.AdapterOptions.PASSWORD;
import static bearer.it.contract.AdapterOptions.USER;
import static bearer.it.contract.Setup.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.contract.AdapterOptions.Credentials;
import bearer.it.servers.Seen;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Both or neither, on the wire: a client that has a user and a password of the application's sends
 * either the agent's token or what it would send without the agent, never neither, and works as
 * well as without.
 */
abstract class CredentialScenarios extends HostScenarios {
  private static final String OWN =
      "Basic "
          + Base64.getEncoder()
              .encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));

  /** Has the API answer 401 with a Basic challenge to all that has no Basic credentials. */
  private static final String ASKING = "?basic";

  CredentialScenarios(Target target) {
    super(target);
  }

  @ParameterizedTest
  @CsvSource({
    "ADD, JVM", "ADD, CLIENT", "ADD, CLIENT_UNASKED",
    "REPLACE, JVM", "REPLACE, CLIENT", "REPLACE, CLIENT_UNASKED",
  })
  void ownCredentials_nobodyAsks_bothOrNeither(Setup setup, Credentials credentials) {
    requires(credentials);
    List<Seen> heads = send(setup, credentials, "");
    assertThat(heads).hasSize(calls().size());
    if (credentials != Credentials.CLIENT_UNASKED) {
      assertThat(heads)
          .allSatisfy(head -> assertThat(head.authorization()).containsExactly(bearer(setup)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ADD, JVM", "ADD, CLIENT", "ADD, CLIENT_UNASKED",
    "REPLACE, JVM", "REPLACE, CLIENT", "REPLACE, CLIENT_UNASKED",
  })
  void ownCredentials_askedFor_bothOrNeither(Setup setup, Credentials credentials) {
    requires(credentials);
    send(setup, credentials, ASKING);
  }

  private void requires(Credentials credentials) {
    if (credentials == Credentials.CLIENT_UNASKED) {
      requires(Feature.CREDENTIALS_UNASKED);
    } else if (credentials == Credentials.CLIENT) {
      requires(Feature.CREDENTIALS);
    }
  }

  /**
   * What arrives, which is as it must be, of calls that succeed where they do without the agent.
   */
  private List<Seen> send(Setup setup, Credentials credentials, String query) {
    List<Integer> expected = statuses(NONE, credentials, query);
    assertThat(statuses(setup, credentials, query)).isEqualTo(expected);
    List<Seen> heads = API.seen(path + setup + "/");
    assertThat(heads).hasSizeGreaterThanOrEqualTo(expected.size());
    assertThat(heads).allSatisfy(head -> bothOrNeither(head, setup));
    if (credentials != Credentials.JVM && !query.isEmpty()) { // not every client asks the JVM
      assertThat(expected).containsOnly(200);
      assertThat(heads).anySatisfy(head -> assertThat(head.authorization()).containsExactly(OWN));
    }
    return heads;
  }

  private List<Integer> statuses(Setup setup, Credentials credentials, String query) {
    List<Integer> statuses = new ArrayList<>();
    for (Call call : calls()) {
      String url = call.url.replace(path, path + setup + "/") + query;
      statuses.add(send(setup, call.at(url).with(credentials)).status);
    }
    return statuses;
  }

  /** The second of each has what the client has learnt by the first. */
  private List<Call> calls() {
    List<Call> calls = new ArrayList<>();
    calls.add(legacy(API.http(path + "1")));
    calls.add(legacy(API.http(path + "2")));
    if (target.about.whyNot(Feature.HTTP2).isEmpty()
        && target.about.whyNot(Feature.HTTP2_AGAIN).isEmpty()) {
      calls.add(legacy(API.https(path + "3")).http2());
      calls.add(legacy(API.https(path + "4")).http2());
    }
    return calls;
  }

  private void bothOrNeither(Seen head, Setup setup) {
    List<String> authorization = head.authorization();
    boolean token = authorization.equals(List.of(bearer(setup)));
    assertThat(token || authorization.equals(List.of(OWN))).as("%s", head).isTrue();
    if (token && setup == Setup.REPLACE) {
      carriesBearerInstead(head, setup);
    } else {
      carriesLegacy(head);
    }
  }
}
