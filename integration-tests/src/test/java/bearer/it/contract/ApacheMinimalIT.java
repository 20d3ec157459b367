package bearer.it.contract;

import static bearer.it.contract.Feature.REDIRECT;
import static bearer.it.contract.Feature.REDIRECT_TO_ANOTHER_SCHEME;
import static bearer.it.contract.Feature.RESEND_ON_STALE_CONNECTION;

import java.util.stream.Stream;

class ApacheMinimalIT extends HttpClientContract {
  ApacheMinimalIT(Target target) {
    super(target);
  }

  static Stream<Target> targets() {
    return Target.each(Stream.of(version("4.3.6").onOldestAndNewestJdk(), version("4.5.14")));
  }

  private static ClientVersion version(String version) {
    return ClientVersion.of(
            "Apache minimal " + version, "ApacheMinimalAdapter", "apache-" + version)
        .without(REDIRECT, "the minimal client follows no redirect")
        .without(REDIRECT_TO_ANOTHER_SCHEME, "the minimal client follows no redirect")
        .without(RESEND_ON_STALE_CONNECTION, "the minimal client sends nothing again")
        .without(Feature.PROXY, "the minimal client knows no proxy")
        .without(Feature.HTTP2, "Apache HttpClient 4 speaks HTTP/1.1 only");
  }
}
