package bearer.agent.blindspots;

import bearer.agent.base.Continuations;
import bearer.agent.base.Privileged;
import bearer.agent.diag.Code;
import bearer.agent.diag.Counter;
import bearer.agent.diag.Counters;
import bearer.agent.diag.Field;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.Hop;
import bearer.agent.net.HostName;
import bearer.agent.net.HostPort;
import java.security.PrivilegedAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Looks at each TLS connection to a configured host and says, once for each opener, which of them
 * nobody knows. Called by application threads inside the JDK; waits for nothing.
 */
public final class BlindSpots {
  private static final int MAX_KEYS = 1000;
  private static final int MOST_SHOWN = 50;
  private static final int HTTPS = 443;

  private final Log log;
  private final Counters counters;
  private final KnownClients known = new KnownClients();
  private final Sockets sockets = new Sockets();
  private final Expectations expectations;
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private volatile @Nullable StackClasses classes; // made when it is needed

  public BlindSpots(Log log, Counters counters, Continuations continuations) {
    this.log = log;
    this.counters = counters;
    this.expectations = new Expectations(continuations);
  }

  /**
   * A hook has been woven.
   *
   * @param copy what the packages of a relocated copy begin with, or empty
   */
  public void woven(ClientHook hook, String copy) {
    known.woven(hook, copy);
  }

  /** A hook could not be woven; as {@link #woven}. */
  public void notWoven(ClientHook hook, String copy) {
    known.notWoven(hook, copy);
  }

  /** The clients whose requests are seen. */
  public List<String> seenClients() {
    return known.names();
  }

  /** Where connections led over which no request is seen, each with who opened it; not too many. */
  public List<String> found() {
    List<String> found = new ArrayList<>(new TreeSet<>(told));
    return found.subList(0, Math.min(MOST_SHOWN, found.size()));
  }

  /** To a configured host alone; see {@link bearer.agent.hop.Connections#layered}. */
  public void layered(Object socket, int port) {
    sockets.layered(socket, port);
  }

  /**
   * The port that a connection leads to.
   *
   * @param own of the socket below, if it is a socket
   */
  public int port(Object connection, int own) {
    return connection instanceof SSLSocket ? sockets.port(connection, own) : own;
  }

  /** To a configured host alone; see {@link bearer.agent.hop.Connections#opened}. */
  public void opened(Object connection, String host, int port) {
    if (connection instanceof SSLSocket
        && !(((SSLSocket) connection).getUseClientMode() && sockets.see(connection))) {
      return;
    }
    counters.increment(Counter.CONNECTIONS_SEEN);
    opened(connection, target(host, port), Privileged.run(new Look(this)));
  }

  void opened(Object connection, String target, Opener opener) {
    if (opener.client == null) {
      counters.increment(Counter.CONNECTIONS_UNKNOWN);
      tellUnknown(target, opener);
    } else if (opener.decided) {
      expectations.settleNow(key(opener.client, target));
    } else {
      expectations.expect(
          key(opener.client, target), new Unseen(this, opener.client, target, connection));
    }
  }

  /** A request to a configured host has been decided. Costs nothing while none is expected. */
  public <R> void decided(Hop<R> hop, R request) {
    if (!expectations.isEmpty()) {
      settle(hop, request);
    }
  }

  private <R> void settle(Hop<R> hop, R request) {
    int port = hop.port(request);
    String target = target(String.valueOf(hop.host(request)), port <= 0 ? HTTPS : port);
    expectations.settle(key(hop.client(), target));
  }

  private static String key(String client, String target) {
    return client + ' ' + target;
  }

  private static String target(String host, int port) {
    return HostPort.of(HostName.named(host).text, port).toString();
  }

  private void tellUnknown(String target, Opener opener) {
    String caller = opener.caller;
    String who = opener.frame + (caller == null ? "" : ", called by " + caller);
    String key = target + ' ' + who;
    if (told.contains(key) || told.size() >= MAX_KEYS || !told.add(key)) {
      return;
    }
    log.log(
        Level.WARN,
        Code.CONNECTION_UNKNOWN,
        "connections to "
            + target
            + " are opened by "
            + who
            + ", which the agent does not know: what goes over them goes without a token"
            + Remedies.of(opener),
        Field.host(target),
        Field.of("opener", opener.frame),
        Field.of("caller", String.valueOf(caller)));
  }

  private Opener look() {
    StackClasses made = classes;
    if (made == null) {
      made = StackClasses.ofJdk();
      classes = made;
    }
    return Opener.here(known, made);
  }

  /** With the agent's own rights. */
  private static final class Look implements PrivilegedAction<Opener> {
    private final BlindSpots blindSpots;

    Look(BlindSpots blindSpots) {
      this.blindSpots = blindSpots;
    }

    @Override
    public Opener run() {
      return blindSpots.look();
    }
  }

  /** A known client's connection without a request. */
  private static final class Unseen implements Expectations.Overdue {
    private final BlindSpots blindSpots;
    private final String client;
    private final String target;
    private final Object connection; // for a minute at most

    Unseen(BlindSpots blindSpots, String client, String target, Object connection) {
      this.blindSpots = blindSpots;
      this.client = client;
      this.target = target;
      this.connection = connection;
    }

    /** An engine is made before it is known whether the host answers at all. */
    @Override
    public boolean tell() {
      if (connection instanceof SSLEngine
          && ((SSLEngine) connection).getSession().getProtocol().equals("NONE")) {
        return false;
      }
      if (blindSpots.told.size() < MAX_KEYS) {
        blindSpots.told.add(target + ' ' + client + ", without a request");
      }
      blindSpots.log.log(
          Level.WARN,
          Code.CONNECTION_WITHOUT_REQUEST,
          "a connection to "
              + target
              + " was opened by "
              + client
              + ", but no request of it has been seen",
          Field.host(target),
          Field.client(client));
      return true;
    }
  }
}
