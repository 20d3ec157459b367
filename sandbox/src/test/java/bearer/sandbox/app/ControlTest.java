package bearer.sandbox.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who may look and switch, and who may not. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ControlTest {
  private static final String ASKED = "X-Sandbox-Control: 1\r\n";

  private Running running;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    running = Running.in(directory);
  }

  @AfterAll
  void stop() throws IOException {
    running.close();
  }

  private String status(String answer) {
    return answer.substring(0, answer.indexOf("\r\n")).replaceAll("HTTP/1.1 (\\d+).*", "$1");
  }

  private String fault(String host, String headers) throws IOException {
    return status(running.control(Running.post(host, "fault", headers, "answer=503")));
  }

  @Test
  void post_fromOurPageOrACommand_isDone() throws IOException {
    String own = "localhost:" + running.pagePort();
    String ip = "127.0.0.1:" + running.pagePort();

    assertThat(fault(own, ASKED + "Origin: http://" + own + "\r\n")).isEqualTo("200");
    assertThat(fault(ip, ASKED + "Origin: http://" + ip + "\r\n")).isEqualTo("200");
    assertThat(fault(ip, ASKED)).isEqualTo("200");
  }

  @Test
  void post_fromAnotherOrigin_isRefused() throws IOException {
    String own = "localhost:" + running.pagePort();
    running.turn("clear", "");

    assertThat(fault(own, "")).isEqualTo("403"); // as a form of any page sends it
    assertThat(fault(own, ASKED + "Origin: https://evil.example\r\n")).isEqualTo("403");
    assertThat(fault(own, ASKED + "Origin: null\r\n")).isEqualTo("403");
    assertThat(fault(own, ASKED + "Origin: http://localhost:1\r\n")).isEqualTo("403");
    assertThat(fault("evil.example", ASKED)).isEqualTo("403");
    assertThat(fault("localhost", ASKED)).isEqualTo("403");
    assertThat(running.get("/status")).doesNotContain("fault: ");
  }

  @Test
  void preflight_isRefused() throws IOException {
    String answer =
        running.control(
            "OPTIONS /fault HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\n"
                    .formatted(running.pagePort())
                + "Origin: https://evil.example\r\nAccess-Control-Request-Method: POST\r\n\r\n");

    assertThat(status(answer)).isEqualTo("403");
    assertThat(answer).doesNotContain("Access-Control-Allow");
  }

  @Test
  void get_underANameThatLeadsHere_isRefused() throws IOException {
    String get = "GET /state HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s\r\n";
    String own = "localhost:" + running.pagePort();

    assertThat(status(running.control(get.formatted(own, "")))).isEqualTo("200");
    assertThat(status(running.control(get.formatted("evil.example", "")))).isEqualTo("403");
    assertThat(status(running.control(get.formatted(own, "Origin: https://evil.example\r\n"))))
        .isEqualTo("403");
  }

  @Test
  void page_takesNothingFromElsewhere() throws IOException {
    assertThat(running.get("/"))
        .startsWith("HTTP/1.1 200 ")
        .contains("default-src 'none'", "frame-ancestors 'none'", "<title>Bearer sandbox</title>")
        .doesNotContain("http://", "https://");
    assertThat(status(running.get("/none"))).isEqualTo("404");
  }

  @Test
  void post_whatMakesNoSense_is400AndChangesNothing() throws IOException {
    running.turn("clear", "");
    assertThat(running.turn("fault", "at=nowhere&answer=503"))
        .startsWith("HTTP/1.1 400 ")
        .contains("no such API: choose of picpay-tokens, picpay-v1,");
    assertThat(status(running.turn("nothing", ""))).isEqualTo("400");
    assertThat(status(running.turn("rotate", "provider=x"))).isEqualTo("400");
    assertThat(status(running.turn("fault", "answer=" + "5".repeat(9000)))).isEqualTo("400");
    assertThat(running.get("/status")).doesNotContain("fault: ");
  }
}
