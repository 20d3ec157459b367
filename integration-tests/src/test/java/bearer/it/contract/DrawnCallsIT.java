package bearer.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.servers.Api;
import bearer.it.servers.Seen;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A rule for half of the calls, each drawn for itself: of so many none is on one side alone, and
 * what one call leads to stays on its side.
 */
@Order(2) // one of the longest
class DrawnCallsIT {
  /** All of them on one side, by chance: one run in 2 ^ 39. Three show both sides mostly. */
  private static final int AT_MOST = 40;

  /** If they were drawn each for itself, all would be out by chance in one run in 2 ^ 12. */
  private static final int POSTED = 12;

  private static final String NONE = "[]";

  static Stream<ClientOnJdk> clients() {
    return ClientOnJdk.onNewest();
  }

  @ParameterizedTest
  @MethodSource("clients")
  void calls_areOnBothSides_andWhatOneLeadsToIsOnItsSide(ClientOnJdk about) {
    String path = Api.newPath();
    try (AgentJvm jvm = new AgentJvm(command(about))) {
      String token = "[" + jvm.bearer() + "]";
      assertThat(each(about, jvm, path)).containsExactlyInAnyOrder(NONE, token);
      for (int i = 0; i < POSTED; i++) {
        send(about, jvm, Call.post(Api.CONFIGURED.http(path + "posted")));
      }
      assertThat(Api.CONFIGURED.seen(path + "posted")).hasSize(POSTED);
      assertThat(sides(path + "posted")).containsExactly(NONE); // this process is out

      if (about.whyNot(Feature.REDIRECT).isEmpty()
          && about.whyNot(Feature.REDIRECT_KNOWN).isEmpty()) {
        assertThat(redirected(about, jvm, path)).containsExactlyInAnyOrder(NONE, token);
      }
      jvm.finish(true);
    }
  }

  private static Set<String> each(ClientOnJdk about, AgentJvm jvm, String path) {
    Set<String> sides = new TreeSet<>();
    for (int i = 0; i < AT_MOST && sides.size() < 2; i++) {
      String here = path + "each" + i + "-";
      send(about, jvm, Call.get(Api.CONFIGURED.http(here)));
      assertThat(Api.CONFIGURED.seen(here)).hasSize(1);
      sides.addAll(sides(here));
    }
    return sides;
  }

  private static Set<String> redirected(ClientOnJdk about, AgentJvm jvm, String path) {
    Set<String> sides = new TreeSet<>();
    for (int i = 0; i < AT_MOST && sides.size() < 2; i++) {
      String here = path + "redirected" + i + "-";
      String last = Api.CONFIGURED.http(here + "2");
      String next = Api.CONFIGURED.http(here + "1" + Api.redirect(302, last));
      send(about, jvm, Call.get(Api.CONFIGURED.http(here + "0" + Api.redirect(302, next))));
      assertThat(Api.CONFIGURED.seen(here)).hasSize(3);
      Set<String> sidesOfOne = sides(here);
      assertThat(sidesOfOne).hasSize(1);
      sides.addAll(sidesOfOne);
    }
    return sides;
  }

  private static Set<String> sides(String path) {
    Set<String> sides = new TreeSet<>();
    for (Seen seen : Api.CONFIGURED.seen(path)) {
      sides.add(seen.authorization().toString());
    }
    return sides;
  }

  private static void send(ClientOnJdk about, AgentJvm jvm, Call call) {
    List<Answer> answers = jvm.send(call.by(about.client().adapter.getName()));
    assertThat(answers).allMatch(answer -> answer.status == 200);
  }

  private static JavaCommand command(ClientOnJdk about) {
    return about
        .command()
        .property("bearer.hosts", "localhost:" + Api.CONFIGURED.port())
        .property("bearer.token-url", Api.CONFIGURED.http("/oauth2/token"))
        .property("bearer.percent", "50")
        .property("bearer.percent-by", "request")
        .property("bearer.instance-id", "shop-2"); // one that is not among the half
  }
}
