package bearer.agent.rules;

import bearer.agent.base.Continuations;
import bearer.agent.blindspots.BlindSpots;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Requests;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What clients' files have remembered between the places of one exchange. */
abstract class Remembering implements Requests {
  private final Exchanges<String> redirects = new Exchanges<>();
  private final Exchanges<Object> notes = new Exchanges<>();
  private final Draws draws = new Draws();
  final Replays replays;
  final BlindSpots blindSpots;
  private final Continuations continuations;

  Remembering(Replays replays, Continuations continuations, BlindSpots blindSpots) {
    this.blindSpots = blindSpots;
    this.replays = replays;
    this.continuations = continuations;
  }

  @Override
  public final void sent(Object exchange, @Nullable Edit edit) {
    replays.sent(exchange, edit);
  }

  @Override
  public final void answered(
      Object exchange, @Nullable Edit edit, int status, @Nullable String challenges) {
    replays.answered(exchange, edit, status, challenges);
  }

  @Override
  public final boolean again(Object exchange, String method, boolean repeatable) {
    return replays.again(exchange, method, repeatable);
  }

  @Override
  public final @Nullable CompletionStage<Void> readyAgain(
      Object exchange, String method, boolean repeatable) {
    return replays.ready(exchange, method, repeatable, continuations);
  }

  @Override
  public final boolean againNow(Object exchange, String method, boolean repeatable) {
    return replays.againNow(exchange, method, repeatable);
  }

  @Override
  public final void redirected(Object hop, @Nullable String from) {
    if (from == null) {
      redirects.take(hop);
    } else {
      redirects.put(hop, from);
    }
  }

  @Override
  public final @Nullable String redirectedFrom(Object hop) {
    return redirects.get(hop);
  }

  @Override
  public final int drawn(@Nullable Object hop) {
    return draws.of(hop);
  }

  @Override
  public final void continues(Object hop, @Nullable Object next) {
    draws.handOn(hop, next);
  }

  @Override
  public final void keep(Object about, @Nullable Object what) {
    if (what == null) {
      notes.take(about);
    } else {
      notes.put(about, what);
    }
  }

  @Override
  public final @Nullable Object kept(Object about) {
    return notes.get(about);
  }

  final boolean keepsNothing() {
    return notes.isEmpty();
  }

  /** How many exchanges are remembered. */
  final int remembered() {
    return replays.size();
  }

  /** Whether a rule is for any path of a host over TLS. */
  abstract boolean isForTls(String host, int port);

  @Override
  public final void layered(Object socket, String host, int port) {
    if (isForTls(host, port)) {
      blindSpots.layered(socket, port);
    }
  }

  @Override
  public final void opened(Object connection, String host, int port) {
    int real = blindSpots.port(connection, port);
    if (isForTls(host, real)) {
      blindSpots.opened(connection, host, real);
    }
  }
}
