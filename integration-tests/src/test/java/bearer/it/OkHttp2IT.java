package bearer.it;

import java.util.stream.Stream;

class OkHttp2IT extends HttpClientContract {
  OkHttp2IT(Target target) {
    super(target);
  }

  static Stream<Target> targets() {
    return Target.each(Stream.of(version("2.4.0"), version("2.7.5").onOldestAndNewestJdk()));
  }

  private static ClientVersion version(String version) {
    return OkHttp3IT.verbs(
            ClientVersion.of("OkHttp " + version, "OkHttp2Adapter", "okhttp-" + version))
        .without(Feature.HTTP2, "OkHttp 2 needs a patched JVM for HTTP/2");
  }
}
