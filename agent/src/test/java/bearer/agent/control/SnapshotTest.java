package bearer.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bearer.agent.config.ControlLevel;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.options.ConfigReader;
import bearer.agent.options.Sources;
import bearer.agent.report.Archive;
import bearer.agent.report.Page;
import bearer.agent.rules.PolicyTarget;
import bearer.agent.token.FakeTicker;
import com.acme.Shop;
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

  /** From a request to the page: both ends know the same names. */
  @Test
  void line_ofRequests_isWhatAPageShows() throws Exception {
    PolicyTarget agent =
        new PolicyTarget(
                "bearer.hosts=api.example.com,other.example.com",
                "bearer.paths=/pay/*",
                "bearer.instance-id=checkout-7")
            .used();
    Shop.pay(
        () -> {
          agent.send("https://api.example.com/pay/52998224725?cpf=1", 200);
          return null;
        });
    String line = new Snapshot(agent.live, agent, agent.log(), agent.ticker()).line();
    Archive archive = new Archive();
    archive.add(line);
    String page = Page.of(archive);

    assertThat(line)
        .contains(
            "\"hosts_never_called\":[\"other.example.com\"]",
            "\"legacy\":[{\"path\":\"/pay/*\",\"from\":\"com.acme.Shop.pay\",\"count\":1}]")
        .doesNotContain("52998224725", "cpf", "\"legacy\":\"");
    assertThat(archive.damaged()).isZero();
    assertThat(page)
        .contains(
            "with the token: 1 (100.0 %)",
            ">/pay/*<",
            ">com.acme.Shop.pay<",
            "rule default: other.example.com",
            "Seen in the last 24 hours: 1 call with the token, 100.0 % of the answers 2xx.")
        .doesNotContain("52998224725");
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
