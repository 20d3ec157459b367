package bearer.it.deploy;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.jvm.Jdks;
import bearer.it.life.Sending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What collectors are told to look for is there. */
class MonitoringIT {
  private static final String RULES = "prometheus/bearer-agent.rules.yml";
  private static final String DOCS = "https://docs.example/bearer-agent/docs/";

  @TempDir Path root;

  @BeforeAll
  static void onOneJdk() {
    Jdks.assumeNoOtherRunHasIt();
  }

  private static Set<String> all(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  private static List<Tree> alerts() {
    return Tree.of(Page.file(RULES)).at("groups", 0, "rules").each();
  }

  @Test
  void alerts_eachHasASeverityAndARunbookThatIsThere() {
    Page page = Page.of(Page.DOCS.resolve("metrics.md"));
    for (Tree alert : alerts()) {
      assertThat(alert.at("labels").names()).containsOnly("severity");
      assertThat(alert.at("annotations").names()).containsOnly("summary", "runbook_url");
      String runbook = alert.at("annotations", "runbook_url").text();
      assertThat(runbook).startsWith(DOCS).contains("#");
      assertThat(page.leadsSomewhere(runbook.substring(DOCS.length()))).as(runbook).isTrue();
    }
    assertThat(alerts()).hasSize(14);
  }

  @Test
  void alerts_eachIsMadeToComeByTheTests() {
    String tests = Page.file("prometheus/bearer-agent.rules.test.yml");
    assertThat(all("alertname: (\\w+)\\n +eval_time: \\w+\\n +exp_alerts:\\n +- ", tests))
        .isEqualTo(all("alert: (\\w+)\\n", Page.file(RULES)));
  }

  @Test
  void alerts_passTheirTests() {
    String promtool = Programs.needed("promtool");
    String tests =
        Page.DEPLOYMENT.resolve("files/prometheus/bearer-agent.rules.test.yml").toString();
    Finished tested = new Machine(root).run(Map.of(), promtool, "test", "rules", tests);
    assertThat(tested.exitCode()).as(tested.stdout() + tested.stderr()).isZero();
  }

  /** As the page has it. */
  @Test
  void runbooks_areMovedByOneCommand() {
    Machine machine = new Machine(root);
    machine.write("/bearer-agent.rules.yml", Page.file(RULES));
    String move = Page.named("monitoring.md").commands().get(0).lines().findFirst().orElseThrow();
    assertThat(machine.sh(move)).isEqualTo(new Finished("", "", 0));
    assertThat(Page.of(root.resolve("bearer-agent.rules.yml")).text())
        .doesNotContain("docs.example")
        .contains("runbook_url: https://wiki.example/bearer/docs/problems.md#ba-431\n");
  }

  @Test
  void rulesAndDashboard_nameWhatTheAgentWrites() throws Exception {
    Sending sending = new Sending();
    Path collected = Files.createDirectory(root.resolve("collected"));
    String written;
    try (Shop shop =
        Shop.sending(
            sending
                .configured(Shop.jdk())
                .property("bearer.metrics-file", collected)
                .property("bearer.metrics-interval", "1s")
                .property("bearer.service", "shop"),
            sending)) {
      shop.does("");
      written = awaitIn(collected, "outcome=\"decorated\"");
    }
    assertThat(all("\\n(bearer_[a-z_]+)[{ ]", written))
        .containsAll(all("(bearer_[a-z_]+)", expressions()));
    Set<String> labels = all("[{,]([a-z_]+)=\"", written);
    labels.addAll(Set.of("environment", "file")); // one is not set here, one is node-exporter's
    assertThat(labels).containsAll(all("[{,] ?([a-z_]+)=", expressions()));
    for (String by : all("by \\(([^)]+)\\)", expressions())) {
      assertThat(labels).containsAll(List.of(by.split(", ", -1)));
    }
  }

  /** Those of the rules and of the dashboard. */
  private static String expressions() {
    List<Tree> expressions = new ArrayList<>(alerts());
    Tree dashboard = Tree.of(Page.file("grafana/bearer-agent.json"));
    dashboard.at("panels").each().forEach(p -> expressions.addAll(p.at("targets").each()));
    assertThat(expressions).hasSize(14 + 21);
    return expressions.stream().map(e -> e.at("expr").text()).collect(Collectors.joining("\n"));
  }

  private static String awaitIn(Path directory, String part) throws Exception {
    try (WatchService watch = directory.getFileSystem().newWatchService()) {
      directory.register(watch, ENTRY_CREATE, ENTRY_MODIFY);
      for (String text = prom(directory); ; text = prom(directory)) {
        if (text.contains(part)) {
          return text;
        }
        WatchKey changed = watch.poll(60, TimeUnit.SECONDS);
        assertThat(changed).as(text).isNotNull();
        changed.pollEvents();
        changed.reset();
      }
    }
  }

  private static String prom(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> whole = files.filter(file -> file.toString().endsWith(".prom")).toList();
      return whole.isEmpty() ? "" : Files.readString(whole.get(0));
    }
  }

  @Test
  void datadog_readsNumbersThatAreThere() throws Exception {
    Sending sending = new Sending();
    try (Shop shop = Shop.managed(sending.configured(Shop.jdk()), sending)) {
      assertThat(shop.does("send")).isEqualTo("200");
      assertThat(shop.does("jmx")).isEqualTo("used");
      shop.does("await type=Credential,name=default");
      shop.does("await type=Rule,name=default");
      Set<String> aliases = new HashSet<>();
      Tree datadog = Tree.of(Page.file("datadog/conf.yaml"));
      for (Tree conf : datadog.at("instances", 0, "conf").each()) {
        Tree include = conf.at("include");
        assertThat(include.at("domain").text()).isEqualTo("bearer.agent");
        for (String attribute : include.at("attribute").names()) {
          String bean = "type=" + include.at("type").text() + ",name=default ";
          assertThat(shop.does("get " + bean + attribute)).matches("-?\\d+|true|false");
          aliases.add(include.at("attribute", attribute, "alias").text());
        }
      }
      assertThat(aliases).hasSize(15);
      assertThat(shop.does("get type=Rule,name=default CallsWithToken")).isEqualTo("1");
    }
  }
}
