package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.servers.RefusingApi;
import bearer.it.servers.Seen;
import java.util.ArrayList;
import java.util.List;

/** A forked JVM whose program sends to an API that refuses the token that it accepted before. */
final class Refused {
  /** What a program sends first, alone, and what makes the API refuse the token. */
  static final String FIRST = "/first";

  static final String TRIGGER = "/trigger";

  private Refused() {}

  /** The agent's options. */
  static JavaCommand configured(JavaCommand command, RefusingApi api) {
    return command
        .agent()
        .property("bearer.hosts", "localhost:" + api.port())
        .property("bearer.token-url", api.url("/token"))
        .property("bearer.client-id", "refused")
        .property("bearer.client-secret", "s3cret");
  }

  /** That each adapter's request was sent once more, with the next token, and nothing was said. */
  static void assertEachReplayed(JavaCommand command, String... adapters) {
    try (RefusingApi api = new RefusingApi()) {
      List<String> arguments = new ArrayList<>(List.of(adapters[0], api.url(FIRST)));
      arguments.addAll(List.of(adapters[0], api.url(TRIGGER)));
      StringBuilder stdout = new StringBuilder((adapters[0] + " 200\n").repeat(2));
      for (String adapter : adapters) {
        arguments.addAll(List.of(adapter, api.url("/late/" + adapter)));
        stdout.append(adapter).append(" 200\n");
      }
      Finished finished =
          JavaProcess.run(
              configured(command, api)
                  .main("bearer.it.apps.SendTogether", arguments.toArray(String[]::new)));
      assertThat(finished.stderr()).isEmpty();
      assertThat(finished.stdout()).isEqualTo(stdout.toString());
      assertReplayed(api, TRIGGER);
      for (String adapter : adapters) {
        assertReplayed(api, "/late/" + adapter);
      }
      assertThat(api.tokenRequests()).isEqualTo(2);
    }
  }

  static void assertReplayed(RefusingApi api, String path) {
    assertThat(api.seen(path))
        .as(path)
        .extracting(Seen::authorization)
        .containsExactly(List.of(RefusingApi.FIRST), List.of(RefusingApi.SECOND));
  }
}
