package bearer.agent.install;

import bearer.agent.base.AgentExecutor;
import bearer.agent.base.Alarms;
import bearer.agent.base.ContinuationThreads;
import bearer.agent.base.Continuations;
import bearer.agent.base.Ticker;
import bearer.agent.blindspots.BlindSpots;
import bearer.agent.blindspots.ConnectionHooks;
import bearer.agent.clients.Clients;
import bearer.agent.config.AgentConfig;
import bearer.agent.config.Credential;
import bearer.agent.config.RuleConfig;
import bearer.agent.diag.Counters;
import bearer.agent.diag.Log;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.Requests;
import bearer.agent.net.Url;
import bearer.agent.oauth.Reachability;
import bearer.agent.rewriting.Rewritings;
import bearer.agent.rules.CellFactory;
import bearer.agent.rules.Evidence;
import bearer.agent.rules.Policy;
import bearer.agent.token.ServerGates;
import bearer.agent.token.TokenCell;
import bearer.agent.token.TokenGauges;
import bearer.agent.token.TokenRules;
import bearer.agent.weave.Graph;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Everything that decides about requests, put together in one place. */
final class ObjectGraph implements Graph {
  private final Log log;

  /** Runs before anything is decided; may take its time. */
  private final Runnable beforehand;

  /** Runs when requests come. */
  private final Runnable afterwards;

  /** Whether the classes are woven in which calls begin; for the life of the JVM. */
  private final boolean rewrites;

  private volatile boolean rewritten;

  @GuardedBy("this")
  private AgentConfig config;

  private volatile @Nullable Policy policy;
  private volatile @Nullable BlindSpots blindSpots;
  private volatile @Nullable Counters counters;
  private volatile ClientHook @Nullable [] hooks;
  private volatile ClientHook @Nullable [] hooksOfJdk;

  /**
   * @param changes whether other rules may come while the application runs
   */
  ObjectGraph(
      AgentConfig config, boolean changes, Log log, Runnable beforehand, Runnable afterwards) {
    this.beforehand = beforehand;
    this.afterwards = afterwards;
    this.config = config;
    this.rewritten = rewrites(config);
    this.rewrites = changes || rewritten;
    this.log = log;
  }

  @Override
  public ClientHook[] hooks() {
    ClientHook[] known = hooks;
    if (known == null) {
      known = joined(first(), Clients.ofLibraries());
      if (rewrites) {
        known = joined(known, Rewritings.all());
      }
      hooks = known;
    }
    return known;
  }

  @Override
  public ClientHook[] hooksOfJdk() {
    return rewrites ? hooks() : first();
  }

  private ClientHook[] first() {
    ClientHook[] known = hooksOfJdk;
    if (known == null) {
      known = joined(Clients.ofJdk(), ConnectionHooks.all());
      hooksOfJdk = known;
    }
    return known;
  }

  @Override
  public boolean rewrites() {
    return rewritten;
  }

  /** Null before {@link #build}. */
  @Nullable Policy policy() {
    return policy;
  }

  /** Null before {@link #build}. */
  @Nullable Counters counters() {
    return counters;
  }

  /** As {@link #counters}. */
  @Nullable Evidence evidence() {
    Policy built = policy;
    return built == null ? null : built.evidence();
  }

  private static ClientHook[] joined(ClientHook[] some, ClientHook[] more) {
    ClientHook[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  private static boolean rewrites(AgentConfig config) {
    for (RuleConfig rule : config.rules) {
      if (!rule.rewriting.rewrites.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** From the next request on. */
  synchronized void replace(AgentConfig changed) {
    config = changed;
    rewritten |= rewrites(changed);
    Policy built = policy;
    if (built != null) {
      built.replace(changed);
    }
  }

  @Override
  public Requests build() {
    beforehand.run();
    return built();
  }

  private synchronized Requests built() {
    Built built = new Built(config, log);
    blindSpots = built.blindSpots;
    counters = built.counters;
    HotPath.initialise();
    policy = built.policy;
    return built.requests();
  }

  @Override
  public void connected() {
    Policy built = policy;
    if (built != null) {
      built.warmUp();
      built.watch();
      afterwards.run();
    }
  }

  @Override
  public void woven(ClientHook hook, String copy) {
    BlindSpots watching = blindSpots;
    if (watching != null && !hook.isConnection() && !hook.moves()) {
      watching.woven(hook, copy);
    }
  }

  @Override
  public void notWoven(ClientHook hook, String copy) {
    BlindSpots watching = blindSpots;
    if (watching != null && !hook.isConnection() && !hook.moves()) {
      watching.notWoven(hook, copy);
    }
  }

  /** By itself, so that a start without a client class loads nothing of rules and tokens. */
  private static final class Built {
    final Policy policy;
    final BlindSpots blindSpots;
    final Counters counters = new Counters();

    /** Said here: who says that a policy is this has both loaded. */
    Requests requests() {
      return policy;
    }

    Built(AgentConfig config, Log log) {
      Continuations continuations = new ContinuationThreads();
      blindSpots = new BlindSpots(log, counters, continuations);
      policy =
          new Policy(
              config,
              Cells.of(continuations, log, counters),
              Ticker.SYSTEM,
              continuations,
              log,
              counters,
              blindSpots);
    }
  }

  static final class Cells implements CellFactory {
    private final ServerGates gates = new ServerGates();
    private final AgentExecutor executor = new AgentExecutor("token");
    private final Alarms alarms;
    private final Log log;
    private final Counters counters;

    private Cells(Alarms alarms, Log log, Counters counters) {
      this.alarms = alarms;
      this.log = log;
      this.counters = counters;
    }

    static CellFactory of(Alarms alarms, Log log, Counters counters) {
      return new Cells(alarms, log, counters);
    }

    @Override
    public void connect(Url server) throws IOException {
      Reachability.test(server);
    }

    @Override
    public TokenCell cellOf(Credential credential) {
      TokenCell cell =
          new TokenCell(
              new DeferredFetcher(credential, log),
              executor,
              alarms,
              Ticker.SYSTEM,
              log,
              new TokenRules(credential.use.refreshBeforeNanos, credential.use.serveStaleNanos),
              gates,
              counters);
      TokenGauges.of(cell, counters);
      return cell;
    }
  }
}
