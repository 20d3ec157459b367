package bearer.agent.hop;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place where heads are written, and the hop that it reads there. What a client does not say is
 * unknown.
 */
public abstract class HeadPlace<R> extends Place implements Hop<R> {
  /** What was kept about an object that stands for the call. */
  protected final @Nullable Move keptMove(Object call) {
    Object kept = agent().kept(call);
    return kept instanceof Move ? (Move) kept : null;
  }

  /**
   * What becomes of the hop that follows an answer. Never waits.
   *
   * @param last what became of the one that was answered
   */
  protected final @Nullable Move movingOn(@Nullable Move last, R request) throws IOException {
    return last != null && last.cameFrom(this, request)
        ? Move.NONE
        : agent().movingNow(this, request);
  }

  /**
   * What stands for a hop among the library's own objects: as long as it follows an answer it is
   * the same one, or handed on with {@link Requests#continues}. Null if nothing does.
   */
  protected @Nullable Object standsFor(R request) {
    return null;
  }

  @Override
  public final int draw(R request) {
    return agent().drawn(standsFor(request));
  }

  @Override
  public Fact tls(R request) {
    return Fact.UNKNOWN;
  }

  @Override
  public Fact forwardProxy(R request) {
    return Fact.UNKNOWN;
  }

  @Override
  public List<String> headers(R request, String name) {
    String only = header(request, name);
    return only == null ? Collections.<String>emptyList() : Collections.singletonList(only);
  }

  @Override
  public @Nullable String redirectedFrom(R request) {
    Object hop = standsFor(request);
    return hop == null ? UNKNOWN : agent().redirectedFrom(hop);
  }
}
