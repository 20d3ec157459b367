package bearer.it;

import java.util.stream.Stream;

class ApacheLegacyIT extends HttpClientContract {
  ApacheLegacyIT(Target target) {
    super(target);
  }

  static Stream<Target> targets() {
    return Target.each(
        Stream.of(
            version("4.0.3"),
            version("4.2.6").onOldestAndNewestJdk(),
            version("4.3.6").onOldestAndNewestJdk(),
            version("4.5.14").onOldestAndNewestJdk()));
  }

  private static ClientVersion version(String version) {
    return ClientVersion.of(
            "Apache DefaultHttpClient " + version, "ApacheLegacyAdapter", "apache-" + version)
        .without(Feature.HTTP2, "Apache HttpClient 4 speaks HTTP/1.1 only");
  }
}
