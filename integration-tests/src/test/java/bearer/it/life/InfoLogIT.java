package bearer.it.life;

import static bearer.it.life.Sending.APACHE;
import static bearer.it.life.Sending.OKHTTP;
import static bearer.it.life.Sending.URL_CONNECTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Jdk;
import bearer.it.servers.Api;
import com.github.tomakehurst.wiremock.common.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** At {@code info} a person sees that it works. */
class InfoLogIT {
  private static final String ON_COMMAND_LINE =
      "[bearer-agent] INFO BA-107 bearer.client-secret is a system property: on a command line"
          + " whoever can list this machine's processes reads it (ps, jcmd VM.command_line,"
          + " recordings); set BEARER_CLIENT_SECRET or bearer.client-secret-file instead\n";

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#oldestAndOwn")
  void info_tellsActiveWovenAndFirstToken(Jdk jdk) {
    Sending sending = new Sending();
    JavaCommand command = sending.configured(jdk).agent().property("bearer.log-level", "info");
    assertThat(sending.run(command, URL_CONNECTION, APACHE, OKHTTP, APACHE).stderr())
        .isEqualTo(
            ON_COMMAND_LINE
                + "[bearer-agent] INFO BA-001 active: mode add, hosts localhost:"
                + Api.CONFIGURED.port()
                + ", paths /**, token URL "
                + Api.CONFIGURED.http("/oauth2/token")
                + ", method client_secret_basic, client id "
                + sending.clientId
                + "\n[bearer-agent] INFO BA-201 woven: HttpURLConnection of JDK "
                + version(jdk)
                + "\n[bearer-agent] INFO BA-401 first request with a bearer token to localhost,"
                + " sent by HttpURLConnection"
                + "\n[bearer-agent] INFO BA-201 woven: Apache HttpClient 4 (httpcore-4.4.16.jar)"
                + "\n[bearer-agent] INFO BA-201 woven: OkHttp (okhttp-3.14.9.jar)\n");
  }

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#oldestAndOwn")
  void jsonFormat_eachLineIsAnObject(Jdk jdk) {
    Sending sending = new Sending();
    JavaCommand command =
        sending
            .configured(jdk)
            .agent()
            .property("bearer.log-level", "info")
            .property("bearer.log-format", "json");
    String[] lines = sending.run(command, URL_CONNECTION).stderr().split("\n");
    assertThat(lines).hasSize(4);
    Map<?, ?> first = Json.read(lines[1], Map.class);
    assertThat(Set.<Object>copyOf(first.keySet()))
        .isEqualTo(Set.of("time", "level", "code", "message", "fields"));
    assertThat(first.get("level")).isEqualTo("INFO");
    assertThat(first.get("code")).isEqualTo("BA-001");
    assertThat(first.get("fields")).isEqualTo(Map.of("mode", "add", "client_id", sending.clientId));
    Map<?, ?> last = Json.read(lines[3], Map.class);
    assertThat(last.get("message"))
        .isEqualTo("first request with a bearer token to localhost, sent by HttpURLConnection");
    assertThat(last.get("fields"))
        .isEqualTo(Map.of("host", "localhost", "client", "HttpURLConnection"));
    assertThat(Instant.parse((String) last.get("time")))
        .isCloseTo(Instant.now(), within(5, ChronoUnit.MINUTES));
  }

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#oldestAndOwn")
  void logTime_eachLineHasIt(Jdk jdk) {
    Sending sending = new Sending();
    JavaCommand command =
        sending
            .configured(jdk)
            .agent()
            .property("bearer.log-level", "info")
            .property("bearer.log-time", "true");
    assertThat(sending.run(command, URL_CONNECTION).stderr().lines())
        .hasSize(4)
        .allMatch(
            line ->
                line.matches(
                    "\\[bearer-agent] \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z INFO"
                        + " BA-.*"));
  }

  /** The value of {@code java.version}, which stands in quotes in what {@code -version} says. */
  private static String version(Jdk jdk) {
    String said = JavaProcess.run(JavaCommand.on(jdk).option("-version")).stderr();
    int start = said.indexOf('"') + 1;
    return said.substring(start, said.indexOf('"', start));
  }
}
