package bearer.it.contract;

import java.util.stream.Stream;
import org.junit.jupiter.api.Order;

@Order(2)
class ApacheLegacyIT extends HttpClientContract {
  ApacheLegacyIT(Target target) {
    super(target);
  }

  static Stream<Target> targets() {
    return Target.each(
        Stream.of(
            version("4.0.3"),
            sendingUserinfo("4.2.6").onOldestAndNewestJdk(),
            sendingUserinfo("4.3.6").onOldestAndNewestJdk(),
            sendingUserinfo("4.5.14")));
  }

  private static ClientVersion sendingUserinfo(String version) {
    return version(version)
        .without(Feature.USERINFO_IGNORED, "since 4.1 it becomes Basic credentials, sent at once");
  }

  private static ClientVersion version(String version) {
    return ClientVersion.of(
            "Apache DefaultHttpClient " + version, "ApacheLegacyAdapter", "apache-" + version)
        .without(Feature.HTTP2, "Apache HttpClient 4 speaks HTTP/1.1 only");
  }
}
