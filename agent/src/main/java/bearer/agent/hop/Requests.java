package bearer.agent.hop;

import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The agent, as a client's file sees it. Called by application threads, any number at a time. */
public interface Requests extends Connections {
  /**
   * A call begins that will write a head later, where it cannot fail or wait as well as here. May
   * wait for a token. Nothing is counted or changed.
   *
   * @throws ConnectException if there is no token and the operator wants the call to fail
   */
  <R> void beginning(Hop<R> hop, R request) throws IOException;

  /** As {@link #beginning}, with a token that is at hand or none: never waits. */
  <R> void beginningNow(Hop<R> hop, R request) throws IOException;

  /**
   * As {@link #beginning}, for callers that must not wait.
   *
   * @return null if nothing has to be waited for; else completes, by {@code bearer.token-timeout}
   *     at the latest, normally and on a thread on which the application may go on
   */
  <R> @Nullable CompletionStage<Void> ready(Hop<R> hop, R request);

  /**
   * A call or the hop of a redirect begins: no proxy, address or connection has been chosen, and
   * the target can still be replaced. To be asked once for each hop, and what is answered kept
   * until its head is written, where {@link Hop#moved} shows it. May wait for a token.
   *
   * @return null if no rule is for it; {@link Move#NONE} if it stays where it is
   * @throws ConnectException as of {@link #outgoing}
   */
  <R> @Nullable Move moving(Hop<R> hop, R request) throws IOException;

  /** As {@link #moving}, with a token that is at hand or none: never waits. */
  <R> @Nullable Move movingNow(Hop<R> hop, R request) throws IOException;

  /**
   * As {@link #ready}, before {@link #movingNow} is asked.
   *
   * @return as of {@link #ready}
   */
  <R> @Nullable CompletionStage<Void> readyToMove(Hop<R> hop, R request);

  /**
   * Remembers something about an object of the library's own, which it must not lead to; forgotten
   * with the object.
   *
   * @param what null to forget it at once
   */
  void keep(Object about, @Nullable Object what);

  /** What {@link #keep} was told; null if nothing. */
  @Nullable Object kept(Object about);

  /**
   * A head is about to be written. May wait for a token. To be asked once for each head.
   *
   * @return what to change, which may be nothing where only the answer is wanted; null to leave the
   *     exchange alone
   * @throws ConnectException if there is no token and the operator wants the call to fail
   */
  <R> @Nullable Edit outgoing(Hop<R> hop, R request) throws IOException;

  /** As {@link #outgoing}, with a token that is at hand or none: never waits. */
  <R> @Nullable Edit outgoingNow(Hop<R> hop, R request) throws IOException;

  /**
   * Notes what goes onto the wire for an exchange, where the answer is seen elsewhere; forgotten
   * when it is {@link #answered}, or with the object.
   *
   * @param exchange an object of the library's own that stands for this one exchange
   * @param edit null if it goes out as the application built it
   */
  void sent(Object exchange, @Nullable Edit edit);

  /**
   * Says how an exchange was answered, whatever the status.
   *
   * @param edit what went onto the wire; null for what {@link #sent} was told
   * @param challenges all {@code WWW-Authenticate} values in any notation; null if there is none,
   *     and for any other status than 401 and 403
   */
  void answered(Object exchange, @Nullable Edit edit, int status, @Nullable String challenges);

  /**
   * Whether an exchange that was {@link #answered} with 401 is to be sent once more, with another
   * token that is there by the time this returns. May wait for it.
   *
   * @param repeatable whether the body, if there is one, can be sent again
   */
  boolean again(Object exchange, String method, boolean repeatable);

  /**
   * As {@link #again}, for callers that must not wait.
   *
   * @return null if nothing has to be waited for; else as of {@link #ready}. Then {@link #againNow}
   *     says what is to be done
   */
  @Nullable CompletionStage<Void> readyAgain(Object exchange, String method, boolean repeatable);

  /** As {@link #again}, with a token that is at hand or none: never waits. */
  boolean againNow(Object exchange, String method, boolean repeatable);

  /**
   * Notes which answer has brought a hop about, where the hop is read elsewhere; forgotten with the
   * object.
   *
   * @param hop an object of the library's own that stands for the hop
   * @param from the URL that answered with a redirect; null to forget what was noted
   */
  void redirected(Object hop, @Nullable String from);

  /** What {@link #redirected} was told; null if nothing. */
  @Nullable String redirectedFrom(Object hop);

  /**
   * A number from 0 to 99 for a call, another one for each.
   *
   * @param hop an object of the library's own that stands for the hop; null if there is none, and
   *     then it is another number each time
   */
  int drawn(@Nullable Object hop);

  /**
   * A hop is followed by another one of the same call, or ends it.
   *
   * @param next what stands for the next one; null if there is none
   */
  void continues(Object hop, @Nullable Object next);

  /** Whether an {@code Authorization} value is one that the agent has set. */
  boolean issued(String authorization);
}
