package bearer.agent.hop;

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
    return UNKNOWN;
  }
}
