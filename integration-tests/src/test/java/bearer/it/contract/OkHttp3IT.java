package bearer.it.contract;

import java.util.stream.Stream;
import org.junit.jupiter.api.Order;

@Order(1) // the longest first
class OkHttp3IT extends HttpClientContract {
  private static final String NO_ALPN = "this OkHttp knows no ALPN of this JDK";

  OkHttp3IT(Target target) {
    super(target);
  }

  /** The class that writes the head is another one in 3.0, 3.5 and 3.14. */
  static Stream<Target> targets() {
    return Target.each(
        Stream.of(
            version("3.0.1")
                .without(Feature.HTTP2, NO_ALPN)
                .without(Feature.IPV6_LITERAL, "OkHttp 3.0 cannot call an IPv6 literal"),
            version("3.8.1").onOldestAndNewestJdk().withoutBefore(9, Feature.HTTP2, NO_ALPN),
            version("3.12.13").onOldestAndNewestJdk(),
            version("3.14.9")));
  }

  static ClientVersion version(String version) {
    return verbs(ClientVersion.of("OkHttp " + version, "OkHttp3Adapter", "okhttp-" + version));
  }

  static ClientVersion verbs(ClientVersion client) {
    return client
        .without(Verb.GET_WITH_BODY, "OkHttp refuses a GET with a body")
        .without(Verb.POST, "OkHttp refuses a POST without a body")
        .without(Verb.PUT, "OkHttp refuses a PUT without a body")
        .without(Verb.PATCH, "OkHttp refuses a PATCH without a body");
  }
}
