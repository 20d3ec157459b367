package bearer.it.contract;

import java.util.stream.Stream;

class ApacheBuilderIT extends HttpClientContract {
  ApacheBuilderIT(Target target) {
    super(target);
  }

  static Stream<Target> targets() {
    return Target.each(Stream.of(version("4.3.6").onOldestAndNewestJdk(), version("4.5.14")));
  }

  private static ClientVersion version(String version) {
    return ClientVersion.of(
            "Apache HttpClientBuilder " + version, "ApacheBuilderAdapter", "apache-" + version)
        .without(Feature.HTTP2, "Apache HttpClient 4 speaks HTTP/1.1 only");
  }
}
