package bearer.agent.diag;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.base.Ticker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogTest {
  private final List<Event> written = new ArrayList<>();
  private final Log log = new Log(Level.WARN, written::add, () -> 1_764_063_960_123_000_000L);

  @Test
  void log_aboveTheThreshold_reachesNoSink() {
    log.log(Level.INFO, Code.ACTIVE, "active");
    log.throttled(Level.DEBUG, Code.ACTIVE, "key", "active");

    assertThat(written).isEmpty();
  }

  @Test
  void log_event_hasTimeAndFields() {
    log.throttled(Level.WARN, Code.HOOK_FAILED, "key", "failed", Field.client("OkHttp"));
    log.throttled(Level.WARN, Code.HOOK_FAILED, "key", "failed", Field.client("OkHttp"));

    assertThat(written).hasSize(1);
    Event event = written.get(0);
    assertThat(event.wallMillis).isEqualTo(1_764_063_960_123L);
    assertThat(event.level).isEqualTo(Level.WARN);
    assertThat(event.code).isEqualTo(Code.HOOK_FAILED);
    assertThat(event.message).isEqualTo("failed");
    assertThat(event.fields).singleElement().matches(f -> f.name.equals("client"));
    assertThat(event.fields).singleElement().matches(f -> f.value.equals("OkHttp"));
  }

  @Test
  void once_sameKeyAgain_isSaidOnceForEachCode() {
    log.once(Level.WARN, Code.HOOK_FAILED, "key", "failed");
    log.once(Level.WARN, Code.HOOK_FAILED, "key", "failed again");
    log.once(Level.WARN, Code.NOT_WOVEN, "key", "not woven");
    log.once(Level.INFO, Code.HOOK_FAILED, "other", "not said at all");
    log.once(Level.WARN, Code.HOOK_FAILED, "other", "failed too");

    assertThat(written)
        .extracting(event -> event.message)
        .containsExactly("failed", "not woven", "failed too");
  }

  @Test
  void once_tooManyKeys_theNewOnesShareOne() {
    for (int i = 0; i < 1200; i++) {
      log.once(Level.WARN, Code.HOOK_FAILED, "key " + i, "failed");
    }

    assertThat(written).hasSize(1001);
  }

  @Test
  void throttled_tooManyKeys_theNewOnesShareOne() {
    for (int i = 0; i < 1200; i++) {
      log.throttled(Level.WARN, Code.HOOK_FAILED, "key " + i, "failed");
    }

    assertThat(written).hasSize(1001);
  }

  @Test
  void throttled_keysFromBeforeTheTableWasFull_keepTheirOwn() {
    for (int round = 0; round < 2; round++) {
      for (int key = 0; key < 1200; key++) {
        log.throttled(Level.WARN, Code.HOOK_FAILED, "host" + key, "failed");
      }
    }
    log.throttled(Level.WARN, Code.SENT_WITHOUT_TOKEN, "host", "sent");

    assertThat(written).hasSize(1002);
    assertThat(written.get(1001).message).isEqualTo("sent");
  }

  /** Another process's lines come between two calls. */
  @Test
  void streamSink_oneLine_isOneCall() {
    List<String> calls = new ArrayList<>();
    OutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void write(byte[] line) throws IOException {
            calls.add(new String(line, java.nio.charset.StandardCharsets.UTF_8));
          }
        };
    new Log(Level.WARN, out, Ticker.SYSTEM).log(Level.WARN, Code.ACTIVE, "one\nline");

    assertThat(calls).containsExactly("[bearer-agent] WARN BA-001 one line\n");
  }
}
