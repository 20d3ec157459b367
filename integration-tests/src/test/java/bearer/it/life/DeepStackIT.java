package bearer.it.life;

import static bearer.it.life.Sending.OKHTTP;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.jvm.Jdk;
import bearer.it.servers.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An application that comes to the agent in a recursion that overflows the stack, and goes on. The
 * agent may miss that call; a later one carries the token.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("bearer.it.jvm.Jdks#all")
class DeepStackIT {
  private static final String PROGRAM = "bearer.it.apps.DeepHook";

  /** Weaving, places, which a later call makes if one could not, and the agent's own threads. */
  private static final Pattern OTHERS =
      Pattern.compile(
          "bearer\\.agent\\.(weave\\..+|clients\\..+|oauth\\..+|net\\.Sha256"
              + "|base\\.(PrivilegedThreads\\$1|AgentThread|InitiatedClasses|(System)?JvmSettings)"
              + "|token\\.(Token|TokenOrigin|Lifetime))");

  private final Jdk jdk;
  private final Sending sending = new Sending();

  DeepStackIT(Jdk jdk) {
    this.jdk = jdk;
  }

  @Test
  void firstDecisionAtEveryDepth_laterCallCarriesTheToken() {
    assertThat(run(url()).stdout()).isEqualTo("tried at every depth\nOkHttp 200\n");
    assertThat(sending.seen()).isEqualTo(sending.decorated(OKHTTP));
  }

  @Test
  void firstClientClassAtEveryDepth_laterCallCarriesTheToken() {
    assertThat(run(url(), "org.apache.commons.httpclient.HttpMethodBase").stdout())
        .isEqualTo("tried at every depth\nOkHttp 200\n");
    assertThat(sending.seen()).isEqualTo(sending.decorated(OKHTTP));
  }

  /** What is loaded then cannot fail later: a hit, another host, a refused token. */
  @Test
  void afterConnecting_requestsLoadNoClassThatDecides() {
    String[] clients = Sending.adapters(jdk);
    List<String> arguments = new ArrayList<>(List.of(sending.arguments(clients)));
    for (String client : clients) {
      arguments.add(client);
      arguments.add(Api.OTHER.http(sending.path + client));
      arguments.add(client);
      arguments.add(Api.CONFIGURED.http(sending.path + client + "?status=401"));
    }
    JavaCommand command = Sending.withClients(sending.configured(jdk).agent());
    LoadedClasses.tell(command, jdk);
    Finished finished =
        JavaProcess.run(command.main("bearer.it.apps.SendEach", arguments.toArray(String[]::new)));
    List<String> loaded = LoadedClasses.told(finished.stdout(), jdk);
    List<String> later =
        loaded.subList(loaded.indexOf("bearer.agent.weave.HttpClientModule"), loaded.size());
    assertThat(later)
        .filteredOn(name -> name.startsWith("bearer.agent."))
        .isNotEmpty()
        .allMatch(name -> OTHERS.matcher(name).matches(), "not needed to decide");
  }

  private Finished run(String... arguments) {
    JavaCommand command =
        Sending.withClients(sending.configured(jdk).agent()).client("commons-httpclient-3.1");
    return JavaProcess.run(command.main(PROGRAM, arguments));
  }

  private String url() {
    return Api.CONFIGURED.http(sending.path + OKHTTP);
  }
}
