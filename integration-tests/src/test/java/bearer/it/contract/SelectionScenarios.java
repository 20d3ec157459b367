package bearer.it.contract;

import static bearer.it.contract.Setup.ADD;
import static bearer.it.contract.Setup.FAIL;
import static bearer.it.contract.Setup.OVERWRITE;
import static bearer.it.contract.Setup.REPLACE;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.servers.Api;
import bearer.it.servers.RawServer;
import bearer.it.servers.Seen;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left alone at a configured host, and what is taken away on the way to another. */
abstract class SelectionScenarios extends CredentialScenarios {
  private static final String FORM = "grant_type=client_credentials";

  SelectionScenarios(Target target) {
    super(target);
  }

  @Test
  void applicationsOwnTokenRequest_isNeverDecorated() {
    String own = "own" + path.replace('/', '-');
    Call call = withLegacy(Call.get(API.http("/oauth2/token")).method("POST"));
    sendOk(ADD, call.body(Call.Body.FIXED, FORM + "&client_id=" + own));
    carriesLegacyAlone(API.onlyTokenRequest(own));
  }

  /** What PicPay documents, what a public client of it asks, and what PayPal's does. */
  @ParameterizedTest
  @ValueSource(strings = {"oauth2/token", "ecommerce/v2/oauth2/token", "v1/oauth2/token?x=1"})
  void applicationsOwnTokenRequest_elsewhereOnAConfiguredHost_isByteIdentical(String end) {
    RawServer server = target.configured();
    Call call = form(server.url("localhost", path + end));
    for (Setup setup : target.of(ADD, OVERWRITE)) {
      bytesAreAsWithoutAgent(setup, server, call, call.header("Authorization", "Basic b3du"));
    }
  }

  @Test
  void applicationsOwnTokenRequest_postedWithBasicUnderOverwrite_isByteIdentical() {
    RawServer server = target.configured();
    String url = server.url("localhost", path);
    bytesAreAsWithoutAgent(
        OVERWRITE,
        server,
        form(url).header("Authorization", "Basic b3du"),
        Call.post(url).header("Authorization", "basic b3du"));
  }

  private static Call form(String url) {
    return Call.get(url)
        .method("POST")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .body(Call.Body.FIXED, FORM);
  }

  @Test
  void requiredHeader_missing_isByteIdenticalWhereOtherCallsFail() {
    RawServer server = target.configured();
    String url = server.url("localhost", path);
    bytesAreAsWithoutAgent(FAIL, server, Call.get(url), Call.post(url).header("x-other", "x"));
    assertThat(send(FAIL, Call.get(url).header("X-Seller-Token", "x")).failure)
        .anyMatch(line -> line.contains("BA-3"));
  }

  /** Semantics of TRACE: whoever is on the way may send it back (RFC 9110 section 9.3.8). */
  @Test
  void trace_configuredHost_isByteIdenticalToARunWithoutTheAgent() {
    requires(Feature.TRACE);
    Call trace = legacy(target.configured().url("localhost", path)).method("TRACE");
    for (Setup setup : List.of(ADD, REPLACE)) {
      bytesAreAsWithoutAgent(setup, target.configured(), trace);
    }
  }

  /** The application repeats the header that it saw, or only the token, in any notation. */
  @ParameterizedTest
  @ValueSource(strings = {"Bearer %s", "bearer   %s", "%s", "Token token=\"%s\""})
  void issuedToken_sentByTheApplicationToAnUnconfiguredHost_isRemoved(String notation) {
    String echoed = sendOk(REPLACE, Call.get(API.http(path + "a?echo"))).body;
    assertThat(echoed).isEqualTo(bearer(REPLACE));
    String value = String.format(notation, target.jvm(REPLACE).token());
    sendOk(REPLACE, legacy(Api.OTHER.http(path + "b")).header("Authorization", value));
    carriesLegacyAlone(only(Api.OTHER.seen(path)));
    assertThat(target.jvm(REPLACE).awaitStderr(said -> said.contains(" WARN BA-403 ")))
        .contains(" WARN BA-403 ");
  }

  @Test
  void issuedToken_forAProxyAtAnUnconfiguredHost_isRemoved() {
    sendOk(REPLACE, Call.get(API.http(path + "a")));
    Call call = legacy(Api.OTHER.http(path + "b")).header("Authorization", "Basic b3du");
    sendOk(REPLACE, call.header("Proxy-Authorization", bearer(REPLACE)));
    Seen seen = only(Api.OTHER.seen(path));
    assertThat(seen.all("proxy-authorization")).isEmpty();
    assertThat(seen.authorization()).containsExactly("Basic b3du");
    carriesLegacy(seen);
  }
}
