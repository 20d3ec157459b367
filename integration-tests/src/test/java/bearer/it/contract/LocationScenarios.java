package bearer.it.contract;

import static bearer.it.contract.Setup.REPLACE;
import static bearer.it.servers.Api.redirect;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.servers.RawRequest;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Locations that a client, the agent and a server could read in different ways. Where the client
 * follows one of them is its own affair; no token may arrive there.
 */
abstract class LocationScenarios extends RedirectScenarios {
  /** Of a configured host and port, and of a port that is not configured. */
  private static final List<String> LOCATIONS =
      List.of(
          "http://localhost:CONFIGURED@127.0.0.1:OTHER/b",
          "http://localhost@127.0.0.1:OTHER/b",
          "//127.0.0.1:OTHER/b",
          "//localhost:OTHER/b",
          "http://localhost:CONFIGURED\\@127.0.0.1:OTHER/b",
          "http://127.0.0.1:OTHER\\@localhost:CONFIGURED/b",
          "http://localhost:OTHER#@localhost:CONFIGURED/b",
          "http://localhost:OTHER?@localhost:CONFIGURED/b",
          "http:\\\\localhost:OTHER/b",
          "http://127.1:OTHER/b",
          "http://2130706433:OTHER/b",
          "http://0x7f.1:OTHER/b",
          "http://[::ffff:127.0.0.1]:OTHER/b",
          "http://%6cocalhost:OTHER/b",
          "http://\uff4cocalhost:OTHER/b",
          "http://localhost.:OTHER/b",
          "http://localhost:OTHER/b",
          // the configured port under names that are not configured
          "http://127.1:CONFIGURED/b",
          "http://2130706433:CONFIGURED/b",
          "http://[::ffff:127.0.0.1]:CONFIGURED/b",
          "http://user@127.0.0.1:CONFIGURED/b");

  LocationScenarios(Target target) {
    super(target);
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 307, 308})
  void redirect_toALocationThatCanBeReadInTwoWays_takesNoTokenAstray(int status) {
    requires(Feature.REDIRECT);
    requires(Feature.REFUSED_LOCATION);
    target.configured().take();
    target.other().take();
    for (String location : LOCATIONS) {
      String to =
          location
              .replace("CONFIGURED", String.valueOf(target.configured().port()))
              .replace("OTHER", String.valueOf(target.other().port()));
      // followed or refused, it is as the client likes
      send(REPLACE, legacy(API.http(path + "a") + redirect(status, to)));
      assertThat(target.other().take()).as(location).noneMatch(this::hasToken);
      assertThat(target.configured().take()).as(location).noneMatch(this::isAstray);
    }
    assertThat(API.seen(path + "a?")) // a location that is read as a path stays on the host
        .hasSameSizeAs(LOCATIONS)
        .allSatisfy(seen -> carriesBearerInstead(seen, REPLACE));
  }

  private boolean hasToken(RawRequest request) {
    return request.toString().contains(target.jvm(REPLACE).token());
  }

  private boolean isAstray(RawRequest request) {
    return hasToken(request)
        && !request.header("Host").equals(List.of("localhost:" + target.configured().port()));
  }
}
