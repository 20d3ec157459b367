package bearer.it.contract;

import static bearer.it.contract.Setup.ADD;
import static bearer.it.contract.Setup.OVERWRITE;
import static bearer.it.contract.Setup.REPLACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bearer.it.servers.Ipv6;
import bearer.it.servers.RawRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which host a request is for is decided by the real target of its connection, however written. */
abstract class HostScenarios extends AsyncScenarios {
  HostScenarios(Target target) {
    super(target);
  }

  @Test
  void hostNameInCapitals_isTheConfiguredHost() {
    sendOk(ADD, legacy(API.at("LOCALHOST", path)));
    carriesBearerBeside(only(API.seen(path)), ADD);
  }

  @Test
  void ipv6Literal_configured_carriesTheToken() {
    assumeTrue(Ipv6.onLoopback(), "this machine has no ::1");
    requires(Feature.IPV6_LITERAL);
    sendOk(ADD, legacy(API.at("[::1]", path)));
    carriesBearerBeside(only(API.seen(path)), ADD);
  }

  @Test
  void otherAddressOfTheSameServer_notConfigured_carriesNoToken() {
    sendOk(ADD, legacy(API.at("127.0.0.1", path)));
    carriesLegacyAlone(only(API.seen(path)));
  }

  @Test
  void userinfo_beforeTheConfiguredHost_carriesTheTokenUnlessTheClientSendsIt() {
    requires(Feature.USERINFO);
    boolean ignored = target.about.whyNot(Feature.USERINFO_IGNORED).isEmpty();
    sendOk(ADD, legacy(API.at("user:pass@localhost", path)));
    assertThat(only(API.seen(path)).authorization())
        .containsExactly(ignored ? bearer(ADD) : "Basic dXNlcjpwYXNz");
  }

  @Test
  void userinfo_thatLooksLikeTheConfiguredHost_carriesNoToken() {
    requires(Feature.USERINFO);
    sendOk(ADD, legacy(API.at("localhost:" + API.port() + "@127.0.0.1", path)));
    assertThat(only(API.seen(path)).authorization()).doesNotContain(bearer(ADD));
  }

  @Test
  void forgedHostHeader_toAnUnconfiguredTarget_carriesNoToken() {
    requires(Feature.FORGED_HOST);
    target.other().take();
    String configured = "localhost:" + API.port();
    sendOk(ADD, legacy(target.other().url("localhost", path)).header("Host", configured));
    RawRequest request = only(target.other().take());
    assertThat(request.header("Host")).containsExactly(configured);
    assertThat(request.authorization()).isEmpty();
  }

  @Test
  void forgedHostHeader_toAConfiguredTarget_carriesTheToken() {
    requires(Feature.FORGED_HOST);
    target.configured().take();
    sendOk(ADD, legacy(target.configured().url("localhost", path)).header("Host", "evil.test"));
    RawRequest request = only(target.configured().take());
    assertThat(request.header("Host")).containsExactly("evil.test");
    assertThat(request.authorization()).containsExactly(bearer(ADD));
  }

  @ParameterizedTest
  @CsvSource({
    "http://api.example.test/, true",
    "http://api.example.test:80/, true",
    "http://API.Example.TEST/, true",
    "http://api.example.test./, true",
    "http://api.example.test:8080/, false",
    "http://xapi.example.test/, false",
    "http://api.example.test.evil.test/, false"
  })
  void plainHttpThroughAProxy_allowed_carriesTheTokenToTheConfiguredName(
      String url, boolean configured) {
    requires(Feature.PROXY);
    target.proxy().take();
    sendOk(OVERWRITE, proxied(url));
    List<String> expected = configured ? List.of(bearer(OVERWRITE)) : List.of();
    assertThat(only(readByTheProxy()).authorization()).isEqualTo(expected);
  }

  @Test
  void plainHttpThroughAProxy_notAllowed_carriesNoToken() {
    requires(Feature.PROXY);
    target.proxy().take();
    sendOk(REPLACE, proxied("http://api.example.test/"));
    RawRequest request = only(readByTheProxy());
    assertThat(request.authorization()).isEmpty();
    assertThat(request.header("x-picpay-token")).containsExactly("legacy");
  }

  /** Some clients ask for a tunnel even where there will be no TLS in it. */
  private List<RawRequest> readByTheProxy() {
    return target.proxy().take().stream()
        .filter(request -> !request.line().startsWith("CONNECT "))
        .toList();
  }

  /** The proxy may be anywhere: loopback is an exception for direct connections alone. */
  @Test
  void plainHttpToLoopbackThroughAProxy_notAllowed_carriesNoToken() {
    requires(Feature.PROXY);
    target.proxy().take();
    sendOk(REPLACE, proxied(target.configured().url("localhost", path)));
    RawRequest request = only(readByTheProxy());
    assertThat(request.authorization()).isEmpty();
    assertThat(request.header("x-picpay-token")).containsExactly("legacy");
  }

  @ParameterizedTest
  @CsvSource({"'',443,true", ":443,443,true", ":8443,8443,false"})
  void tunnel_hasNoTokenItselfAndTheRequestInsideHasIt(
      String suffix, int port, boolean configured) {
    requires(Feature.PROXY);
    target.proxy().take();
    sendOk(ADD, proxied("https://api.example.test" + suffix + path).session("tunnel" + suffix));
    RawRequest connect = only(target.proxy().take());
    assertThat(connect.line()).startsWith("CONNECT api.example.test:" + port + " HTTP/1.");
    assertThat(connect.authorization()).isEmpty();
    assertThat(only(API.seen(path)).authorization())
        .isEqualTo(configured ? List.of(bearer(ADD)) : List.of());
  }
}
