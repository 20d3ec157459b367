package bearer.it.contract;

import java.util.stream.Stream;

class OkHttp2IT extends HttpClientContract {
  OkHttp2IT(Target target) {
    super(target);
  }

  static Stream<Target> targets() {
    return Target.each(
        Stream.of(
            version("2.4.0")
                .without(Verb.OPTIONS_WITH_BODY, "OkHttp 2.4 refuses an OPTIONS with a body"),
            version("2.7.5")
                .without(Feature.IPV6_LITERAL, "OkHttp 2.7 cannot call an IPv6 literal")));
  }

  private static ClientVersion version(String version) {
    return OkHttp3IT.verbs(
            ClientVersion.of("OkHttp " + version, "OkHttp2Adapter", "okhttp-" + version))
        .without(Feature.HTTP2, "OkHttp 2 needs a patched JVM for HTTP/2");
  }
}
