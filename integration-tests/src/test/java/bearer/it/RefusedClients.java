package bearer.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/**
 * Every client in every version that decides differently whether a request is repeated; the JDK's
 * own on every JDK, the others on one that they were made for and on the newest.
 */
final class RefusedClients {
  private RefusedClients() {}

  static Stream<RefusedCalls> each(String methods) {
    return Stream.of(
            Stream.of(HttpUrlConnectionIT.targets(), JdkHttpClientIT.targets()).flatMap(all -> all),
            Stream.of(OkHttp2IT.targets(), OkHttp3IT.targets(), OkHttp4IT.targets())
                .flatMap(all -> all)
                .filter(RefusedClients::oldestOrNewest),
            Stream.of(
                    ApacheLegacyIT.targets(), ApacheBuilderIT.targets(), ApacheMinimalIT.targets())
                .flatMap(all -> all)
                .filter(RefusedClients::oldestOrNewest))
        .flatMap(all -> all)
        .map(target -> calls(target, methods));
  }

  private static RefusedCalls calls(Target target, String methods) {
    try (target) { // its servers are not needed
      return new RefusedCalls(target.client(), target.jdk(), methods);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean oldestOrNewest(Target target) {
    return Jdks.oldestOrNewest(target.jdk());
  }
}
