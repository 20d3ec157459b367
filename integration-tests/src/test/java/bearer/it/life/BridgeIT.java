package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.jvm.Jdk;
import bearer.it.servers.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What every class of an application can reach of the agent. */
@ParameterizedClass(name = "{0}")
@MethodSource("bearer.it.jvm.Jdks#all")
class BridgeIT {
  private final Jdk jdk;
  private final Sending sending = new Sending();

  BridgeIT(Jdk jdk) {
    this.jdk = jdk;
  }

  @Test
  void applicationThatKnowsTheBridge_cannotTakeItOverOrBreakIt() {
    Finished finished =
        JavaProcess.run(
            sending
                .configured(jdk)
                .agent()
                .apps()
                .main("bearer.it.apps.BridgeIntruder", Api.CONFIGURED.http(sending.path + "GET")));
    assertThat(finished.stdout())
        .isEqualTo(
            """
            200
            own key: false
            no key: false
            no places: false
            nothing: false
            nonsense: [enter null, exit result]
            bridge: [Object enter[Object, Object[], int], Object exit[Object, Object, Object, Object[], Throwable, int], boolean connect[Object, BearerAgentPlaces]]
            statics: []
            open: %s
            200
            """
                .formatted(openToAll()));
    assertThat(finished.stderr().lines())
        .allMatch(line -> line.matches("\\[bearer-agent] WARN BA-20[23] .+"));
    assertThat(sending.seen()).isEqualTo(sending.decorated("GET", "GET"));
  }

  /** Java 9 to 16 open to every class path what Java 8 had. */
  private String openToAll() {
    return jdk.feature() < 9 || jdk.feature() > 16
        ? "[]"
        : "[java.lang, sun.net.www, sun.net.www.http, sun.net.www.protocol.http]";
  }
}
