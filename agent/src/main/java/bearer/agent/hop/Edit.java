package bearer.agent.hop;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one request's head must have changed before it is written: first what is removed, then what
 * is set; or nothing at all, where only the answer is wanted. Immutable; the same instance serves
 * every request with the same rule and token.
 */
public final class Edit {
  private final String[] removed;
  private final String[] set; // name, value, name, value
  private final @Nullable Lease lease;

  /**
   * @param lease null if nothing of the agent's is set
   * @param set names and values in turn; values are secrets
   */
  public Edit(@Nullable Lease lease, List<String> removed, String... set) {
    this.lease = lease;
    this.removed = removed.toArray(new String[0]);
    this.set = set.clone();
  }

  public <H> void applyTo(H head, Headers<H> headers) {
    for (String name : removed) {
      headers.remove(head, name);
    }
    for (int i = 0; i < set.length; i += 2) {
      headers.set(head, set[i], set[i + 1]);
    }
  }

  /** Whether the head is left as it is, byte for byte: then there is nothing to copy or undo. */
  public boolean changesNothing() {
    return removed.length == 0 && set.length == 0;
  }

  public @Nullable Lease lease() {
    return lease;
  }

  @Override
  public String toString() {
    return "Edit[redacted]";
  }
}
