package bearer.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bearer.agent.config.ControlLevel;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.options.ConfigReader;
import bearer.agent.options.Sources;
import bearer.agent.token.FakeTicker;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapshotTest {
  private static Snapshot snapshot(String... more) {
    Map<String, String> properties = new HashMap<>();
    properties.put("bearer.hosts", "api.example.com");
    properties.put("bearer.token-url", "https://as.example.com/token");
    properties.put("bearer.client-id", "shop");
    properties.put("bearer.client-secret", "s3cr3t");
    properties.put("bearer.instance-id", "checkout-7");
    for (int i = 0; i < more.length; i += 2) {
      properties.put(more[i], more[i + 1]);
    }
    Sources sources = new Sources(properties, Map.of());
    FakeTarget target = new FakeTarget(new ArrayList<>());
    FakeTicker ticker = new FakeTicker();
    Log log = new Log(Level.OFF, new ByteArrayOutputStream(), ticker);
    return new Snapshot(
        new LiveConfig(sources, ConfigReader.read(sources), target), target, log, ticker);
  }

  @Test
  void line_hasWhatAReportIsMadeOf_andNoSecret() {
    Snapshot snapshot = snapshot("bearer.service", "checkout", "bearer.evidence-dir", "/kept");

    assertThat(snapshot.line())
        .startsWith("{\"format\":1,\"at\":")
        .endsWith("}\n")
        .contains(
            "\"since\":1000,\"run\":\"" + snapshot.run() + "\",\"service\":\"checkout\",",
            "\"instance\":\"checkout-7\"",
            "\"rules\":[{\"name\":\"default\",\"mode\":\"add\",\"percent\":100,",
            "\"merge_callers\":false,")
        .doesNotContain("s3cr3t", "/kept");
    assertThat(snapshot.run()).matches("[0-9a-f]{8}");
    assertThat(snapshot.name()).isEqualTo("checkout-checkout-7");
    assertThat(snapshot().name()).isEqualTo("checkout-7");
  }

  @Test
  void json_forTheCommandLine_namesTheDirectory() throws Refused {
    Caller alice = new Caller("attach", ControlLevel.READ_ONLY, "alice", "");

    assertThat(snapshot("bearer.evidence-dir", "/kept").json(alice))
        .endsWith("\"evidence_dir\":\"/kept\"}\n");
    assertThatThrownBy(() -> snapshot().json(new Caller("attach", ControlLevel.NONE, "alice", "")))
        .hasMessage("bearer.control allows nothing by attach");
  }
}
