package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.AgentConfig;
import bearer.agent.config.ConfigResult;
import bearer.agent.rules.ReferenceRule.Pair;
import bearer.agent.rules.ReferenceRule.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random rules and random requests, which go together well: a request gets the token of the rule
 * that {@link ReferenceRule} finds, or none; and whichever way a server reads the path, it stays
 * below the beginning that the rule names. Others: {@code -Dbearer.fuzz.seed}, {@code
 * .configurations}.
 */
final class MatchingFuzzTest {
  private static final String[] HOSTS = {
    "api.example.com",
    "api.example.com",
    "*.example.com",
    "*.api.example.com",
    "shop.example.com",
    "a.test",
    "api.example.com:8443",
    "*.example.com:443",
    "[::1]",
    "10.0.0.1",
    "example.com"
  };
  private static final String[] NAMED = {
    "api.example.com",
    "api.example.com",
    "api.example.com",
    "x.example.com",
    "API.Example.COM",
    "api.example.com.",
    "api.example.com..",
    "example.com",
    "x.api.example.com",
    "shop.example.com",
    "evil-example.com",
    "api.example.com.evil.test",
    "a.test",
    "\u212Aey.example.com",
    "ap\u0131.example.com",
    ".example.com",
    "10.0.0.1",
    "010.0.0.1",
    "10.1",
    "localhost",
    "api.example.com\u3002evil.test",
    "xample.com"
  };
  private static final String[] PATTERN_SEGMENTS = {
    "a", "b", "ab", "*", "*", "**", "**", "a*", "*b", "v2", "*a*b", "%61", ""
  };
  private static final String[] SEGMENTS = {"a", "b", "ab", "aab", "v2", "c", "", "%61", "A"};
  private static final String[] HOSTILE = {
    "..", ".", "%2e%2e", "%2E.", "..;x=1", "%252e%252e", "a%2f..%2f..", "..%5c", "\\..\\", "..%00",
    "a;x/..", "%2e%2e;b", ".%", "...", "a..b", "b%2F", "..%2f", "%2f..", "%c0%ae", "%%32e%32e"
  };
  private static final String[] METHODS = {"GET", "POST", "PUT"};

  private final long seed = Long.getLong("bearer.fuzz.seed", 20221115);
  private final Random random = new Random(seed);
  private int refused;
  private int decisions;
  private int tokens;
  private int hostile;

  @Test
  void decide_anyRulesAndRequests_asTheReferenceDoes() {
    int configurations = Integer.getInteger("bearer.fuzz.configurations", 150);
    for (int i = 0; i < configurations; i++) {
      List<ReferenceRule> rules = rules();
      Rules real = real(rules);
      for (int n = 0; real != null && n < 150; n++) {
        check(rules, real, request());
      }
    }
    System.out.printf(
        "[fuzz] seed %d: %d decisions by %d configurations (%d more were refused), %d tokens,"
            + " %d paths that servers read differently%n",
        seed, decisions, configurations - refused, refused, tokens, hostile);
    // else it would not be about what it says
    assertThat(tokens).isGreaterThan(decisions / 50);
    assertThat(hostile).isGreaterThan(decisions / 50);
    assertThat(refused).isLessThan(configurations / 2);
  }

  private void check(List<ReferenceRule> rules, Rules real, Request request) {
    decisions++;
    Head head = Head.to(request.scheme(), request.host(), request.port(), request.target());
    Decision decision = real.decide(head.method(request.method()), head);
    Optional<Pair> wanted = ReferenceRule.closest(rules, request);
    String expected =
        wanted
            .filter(pair -> !pair.rule().off() && request.scheme().equals("https"))
            .map(pair -> pair.rule().name())
            .orElse("none");
    Rule rule = decision.rule();
    String found = decision.wantsToken() && rule != null ? rule.name : "none";
    Supplier<String> about = () -> "seed " + seed + ": " + request + " by " + rules;
    if (!isReadAlike(request.path())) {
      hostile++;
      assertThat(found).as(about).isIn("none", expected);
      if (!found.equals("none")) {
        assertThat(ReferenceRule.readings(request.path()))
            .as(about)
            .allMatch(wanted.orElseThrow()::isAbove);
      }
    } else {
      assertThat(found).as(about).isEqualTo(expected);
    }
    tokens += found.equals("none") ? 0 : 1;
  }

  private static boolean isReadAlike(String path) {
    return ReferenceRule.readings(path).stream().allMatch(path::equals);
  }

  /** Null if the operator is told of a fault. */
  private @Nullable Rules real(List<ReferenceRule> rules) {
    Given given = new Given();
    List<String> settings = new ArrayList<>();
    settings.add("bearer.hosts=default.example.net");
    rules.forEach(rule -> settings.addAll(rule.settings()));
    ConfigResult result = Given.read(settings.toArray(new String[0]));
    AgentConfig config = result.config;
    if (config == null) {
      assertThat(result.problems)
          .allMatch(problem -> problem.toString().startsWith("BA-104 the rules "));
      refused++;
      return null;
    }
    Cells cells = Cells.NONE.with(config, credential -> given.cell());
    return new Rules(config, cells, new IssuedTokens(given.ticker));
  }

  private List<ReferenceRule> rules() {
    List<ReferenceRule> rules = new ArrayList<>();
    int count = 1 + random.nextInt(8);
    for (int i = 0; i < count; i++) {
      rules.add(
          new ReferenceRule(
              "r" + i,
              random.nextInt(8) == 0,
              some(4, HOSTS),
              List.of(pathPattern()),
              random.nextInt(3) == 0 ? some(2, METHODS) : List.of()));
    }
    return rules;
  }

  private Request request() {
    String host = any(NAMED);
    String path = path();
    return new Request(
        random.nextInt(8) == 0 ? "http" : "https",
        host,
        new int[] {-1, -1, 443, 8443, 80}[random.nextInt(5)],
        any(METHODS),
        switch (random.nextInt(8)) {
          case 0 -> path + "?to=/a/../b&x=https://api.example.com/";
          case 1 -> "https://" + host + path;
          case 2 -> "https://" + host;
          default -> path;
        });
  }

  private String pathPattern() {
    StringBuilder path = new StringBuilder();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      path.append('/').append(any(PATTERN_SEGMENTS));
    }
    return random.nextBoolean() ? path.append("/**").toString() : path.toString();
  }

  private String path() {
    StringBuilder path = new StringBuilder();
    boolean attacks = random.nextInt(3) == 0;
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      path.append('/').append(any(attacks && random.nextBoolean() ? HOSTILE : SEGMENTS));
    }
    return path.toString();
  }

  private List<String> some(int most, String[] of) {
    List<String> some = new ArrayList<>();
    for (int i = 1 + random.nextInt(most); i > 0; i--) {
      String one = any(of);
      if (!some.contains(one)) {
        some.add(one);
      }
    }
    return some;
  }

  private String any(String[] of) {
    return of[random.nextInt(of.length)];
  }
}
