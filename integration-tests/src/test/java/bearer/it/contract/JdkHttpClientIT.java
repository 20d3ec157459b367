package bearer.it.contract;

import java.util.stream.Stream;

class JdkHttpClientIT extends HttpClientContract {
  JdkHttpClientIT(Target target) {
    super(target);
  }

  static Stream<Target> targets() {
    return Target.each(
        Stream.of(
            ClientVersion.of("java.net.http.HttpClient", "JdkHttpClientAdapter")
                .from(11)
                .withoutBefore(12, Feature.FORGED_HOST, "JDK 11 lets nobody set Host")));
  }
}
