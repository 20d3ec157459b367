package bearer.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import bearer.demo.shop.LegacyShop;
import bearer.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A migration from its first day to its end and back, by one file of options: four stores with V1's
 * URL in their code, the authorization server's death, and the kill switch.
 */
final class Story {
  /** Of each store: a payment is a POST and a GET. */
  private static final int REQUESTS = 2 * LegacyShop.PAYMENTS * Fleet.STORES;

  private static final int MOST_DAYS = 40;

  /** So that the last one ends while somebody watches. */
  private static final int TOKEN_SECONDS = 10;

  private final Path jar;
  private final Path options;
  private final Path trustStore;
  private final Path secretFile;
  private final Sandbox sandbox;
  private final List<Stage> stages = new ArrayList<>();
  private int changes;

  Story(Path jar, Path directory, Path trustStore, Path secretFile, Sandbox sandbox) {
    this.jar = jar;
    this.options = directory.resolve("bearer.properties");
    this.trustStore = trustStore;
    this.secretFile = secretFile;
    this.sandbox = sandbox;
  }

  /** Whether it went as the agent promises. */
  boolean run() throws IOException, InterruptedException {
    write("bearer.mode=observe");
    sandbox.tokenLifeSeconds(TOKEN_SECONDS);
    String v1 = sandbox.otherUrl(Sandbox.WALLET_V1);
    Path report = options.resolveSibling("report.html");
    boolean written;
    try (Fleet fleet = Fleet.start(jar, options, trustStore, v1, Sandbox.INTEGRATION_KEY)) {
      stages.add(day("observe", Fleet.STORES, fleet));
      change(fleet, "bearer.mode=replace", "bearer.percent=25");
      stages.add(day("25 %: replace and rewrite in one of four", 0, fleet));
      change(fleet, "bearer.mode=replace");
      stages.add(day("100 %", 0, fleet));
      sandbox.issueTokens(false);
      until("the authorization server is dead", false, fleet);
      sandbox.issueTokens(true);
      until("it is back", true, fleet);
      written = fleet.first().report(jar, report);
      change(fleet, "bearer.mode=replace", "bearer.enabled=false");
      stages.add(day("kill switch", 0, fleet));
    }
    print(report);
    return conclude(written);
  }

  /** What operators do: the whole file at once. */
  private void change(Fleet fleet, String... lines) throws IOException, InterruptedException {
    write(lines);
    changes++;
    fleet.awaitChanges(changes);
  }

  private void write(String... lines) throws IOException {
    List<String> all = new ArrayList<>();
    all.add("bearer.provider=picpay");
    all.add("bearer.hosts=" + sandbox.hostAndPort());
    all.add("bearer.token-url=" + sandbox.url(Sandbox.PICPAY_TOKENS));
    all.add("bearer.client-id=" + Sandbox.CLIENT_ID);
    all.add("bearer.client-secret-file=" + secretFile);
    all.add(
        "bearer.rewrite="
            + sandbox.otherUrl(Sandbox.WALLET_V1 + "/")
            + " => "
            + sandbox.url(Sandbox.WALLET_V2 + "/"));
    all.add("bearer.service=shop");
    all.add("bearer.environment=demo");
    all.addAll(Arrays.asList(lines));
    Path next = options.resolveSibling("bearer.properties.next");
    Files.write(next, all, UTF_8);
    Files.move(next, options, StandardCopyOption.REPLACE_EXISTING);
  }

  /** With the token requests that are made behind its calls, if there are so many. */
  private Stage day(String name, int tokenRequests, Fleet fleet)
      throws IOException, InterruptedException {
    sandbox.forget();
    boolean accepted = fleet.open(LegacyShop.PAYMENTS);
    for (int i = 0; i < MOST_DAYS && sandbox.tokenRequests() < tokenRequests; i++) {
      Thread.sleep(50);
    }
    return new Stage(name, accepted, Received.all(sandbox.calls()), sandbox.tokenRequests());
  }

  /** Days until one is all in one way; those before it are one stage. */
  private void until(String name, boolean fresh, Fleet fleet)
      throws IOException, InterruptedException {
    sandbox.forget();
    boolean accepted = true;
    for (int day = 0; day < MOST_DAYS; day++) {
      int before = sandbox.calls().size();
      int tokenRequests = sandbox.tokenRequests();
      accepted &= fleet.open(LegacyShop.PAYMENTS);
      List<Received> all = Received.all(sandbox.calls());
      Stage last =
          new Stage(
              name,
              accepted,
              all.subList(before, all.size()),
              sandbox.tokenRequests() - tokenRequests);
      if ((fresh ? last.fresh : last.old) == REQUESTS) {
        stages.add(
            new Stage(name + ": until all know", accepted, all.subList(0, before), tokenRequests));
        stages.add(last);
        return;
      }
      Thread.sleep(500);
    }
    stages.add(new Stage(name, false, Received.all(sandbox.calls()), sandbox.tokenRequests()));
  }

  private void print(Path report) {
    Table table =
        new Table(
            "stage", "calls", "V1, as built", "V2, token alone", "otherwise", "token requests");
    stages.forEach(stage -> stage.addTo(table));
    System.out.println(
        "\nFour stores with V1's URL in their code, one file, no restart. What arrived:\n");
    System.out.println(table);
    System.out.println("The page for the change request: " + report + "\n");
  }

  private boolean conclude(boolean written) {
    return new Verdict()
        .claim(
            "every payment of every stage was accepted, each at V1 as built or at V2 with a token",
            stages.stream().allMatch(stage -> stage.isWhole() || stage.all == 0))
        .claim("observe: all at V1", is("observe", REQUESTS, 0))
        .claim(
            "25 %: one store of four at V2",
            is("25 %: replace and rewrite in one of four", 3 * REQUESTS / 4, REQUESTS / 4))
        .claim("100 %: all at V2", is("100 %", 0, REQUESTS))
        .claim(
            "no authorization server: all at V1, as the stores built them",
            is("the authorization server is dead", REQUESTS, 0))
        .claim("it is back: all at V2 again", is("it is back", 0, REQUESTS))
        .claim("kill switch: all at V1, at once", is("kill switch", REQUESTS, 0))
        .claim("the report is written", written)
        .isGood();
  }

  private boolean is(String name, int old, int fresh) {
    return stages.stream()
        .anyMatch(stage -> stage.name.equals(name) && stage.old == old && stage.fresh == fresh);
  }
}
