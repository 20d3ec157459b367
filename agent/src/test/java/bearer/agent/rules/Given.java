package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.base.Continuations;
import bearer.agent.base.Ticker;
import bearer.agent.config.AgentConfig;
import bearer.agent.config.ConfigResult;
import bearer.agent.config.Credential;
import bearer.agent.diag.Code;
import bearer.agent.diag.Counters;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.hop.Edit;
import bearer.agent.net.BadValue;
import bearer.agent.net.Url;
import bearer.agent.options.ConfigReader;
import bearer.agent.options.Sources;
import bearer.agent.token.FakeTicker;
import bearer.agent.token.ServerGates;
import bearer.agent.token.Token;
import bearer.agent.token.TokenCell;
import bearer.agent.token.TokenRules;
import bearer.agent.token.TokenUnavailable;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.NullUnmarked;

/** Policies whose clock, token server and threads belong to the test. */
@NullUnmarked
final class Given {
  static final long SECOND = 1_000_000_000L;

  final FakeTicker ticker = new FakeTicker();
  final Counters counters = new Counters();
  final FakeContinuations continuations = new FakeContinuations(ticker);
  final List<TokenCell> cells = new ArrayList<>();

  /** Where token requests run: at once, on the caller. */
  Executor fetching = Runnable::run;

  boolean serverUp = true;
  boolean sameToken;
  Url tokenUrl = url("https://auth.example.com/token");
  int fetches;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  /**
   * @param settings as in {@code bearer.mode=replace}
   */
  Policy policy(String... settings) {
    return policy(result(settings), continuations);
  }

  Policy policy(ConfigResult result, Continuations where) {
    AgentConfig config = result.config;
    Log log = new Log(result.start.log.level, said, ticker);
    return new Policy(
        config,
        new CellFactory() {
          @Override
          public TokenCell cellOf(Credential credential) {
            return cell(log);
          }

          @Override
          public Ticker ticker() {
            return ticker;
          }
        },
        ticker,
        where,
        log,
        counters,
        new bearer.agent.blindspots.BlindSpots(log, counters, where));
  }

  TokenCell cell() {
    return cell(new Log(Level.OFF, said, ticker));
  }

  Log log() {
    return new Log(Level.INFO, said, ticker);
  }

  private TokenCell cell(Log log) {
    TokenCell cell =
        new TokenCell(
            new Server(), fetching, ticker, log, TokenRules.DEFAULT, new ServerGates(), counters);
    cells.add(cell);
    return cell;
  }

  String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  void pass(long seconds) {
    ticker.advanceNanos(seconds * SECOND);
  }

  /** Null for an edit that changes nothing, too. */
  static Edit change(Edit edit) {
    return edit == null || edit.changesNothing() ? null : edit;
  }

  static Url url(String text) {
    try {
      return Url.parse(text);
    } catch (BadValue bad) {
      throw new IllegalArgumentException(bad);
    }
  }

  static AgentConfig config(String... settings) {
    return result(settings).config;
  }

  static ConfigResult result(String... settings) {
    ConfigResult result = read(settings);
    assertThat(result.problems).isEmpty();
    return result;
  }

  /** With its problems, if there are any. */
  static ConfigResult read(String... settings) {
    Map<String, String> properties = new HashMap<>();
    properties.put("bearer.hosts", "api.example.com");
    properties.put("bearer.token-url", "https://auth.example.com/token");
    properties.put("bearer.client-id", "me");
    properties.put("bearer.client-secret", "s3cret");
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      properties.put(setting.substring(0, equals), setting.substring(equals + 1));
    }
    return ConfigReader.read(new Sources(properties, Map.of()));
  }

  /** Issues {@code t1}, {@code t2} …, for an hour each, refreshed after 50 minutes. */
  private final class Server implements bearer.agent.token.TokenFetcher {
    @Override
    public Token fetch() throws TokenUnavailable {
      fetches++;
      if (!serverUp) {
        throw new TokenUnavailable(Code.TOKEN_SERVER_UNAVAILABLE, "auth.example.com answered 503");
      }
      long now = ticker.nanos();
      return new Token(
          sameToken ? "same" : "t" + fetches, now + 3000 * SECOND, now + 3600 * SECOND);
    }

    @Override
    public Url tokenUrl() {
      return tokenUrl;
    }
  }
}
