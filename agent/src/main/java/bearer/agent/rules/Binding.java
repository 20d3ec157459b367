package bearer.agent.rules;

import bearer.agent.net.Sha256;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The value of a tenant header that a credential is for: the first that is seen, or those that the
 * operator named. Once it is known, a request costs one comparison of strings. Holds a secret of
 * the application's, and shows it nowhere. Thread-safe; of two first values one wins.
 */
final class Binding {
  private static final int SLOTS = 64; // a power of two

  final String header;

  private final List<String> sha256;
  private final AtomicReference<@Nullable String> bound = new AtomicReference<>();

  /** Values that the operator did not name, and those that he did, as far as they fit. */
  private final AtomicReferenceArray<@Nullable String> refused = new AtomicReferenceArray<>(SLOTS);

  private final AtomicReferenceArray<@Nullable String> named = new AtomicReferenceArray<>(SLOTS);

  /**
   * @param sha256 in lower-case hex; none for the first that is seen
   */
  Binding(String header, List<String> sha256) {
    this.header = header;
    this.sha256 = sha256;
  }

  boolean admits(String value) {
    String known = bound.get();
    if (known != null && (known.equals(value) || known.equals(value.trim()))) {
      return true;
    } else if (sha256.isEmpty()) {
      return known == null && binds(value.trim());
    }
    return (known == null || sha256.size() > 1) && isNamed(value.trim());
  }

  private boolean binds(String value) {
    return bound.compareAndSet(null, value) || value.equals(bound.get());
  }

  private boolean isNamed(String value) {
    int slot = value.hashCode() & (SLOTS - 1);
    if (value.equals(refused.get(slot)) || value.equals(named.get(slot))) {
      return value.equals(named.get(slot));
    }
    boolean isOne = sha256.contains(Sha256.of(value).hex(64));
    if (isOne) {
      bound.compareAndSet(null, value);
    }
    (isOne ? named : refused).set(slot, value);
    return isOne;
  }

  /** The value's fingerprint; null as long as none has been seen. */
  @Nullable String fingerprint() {
    String known = bound.get();
    return known == null ? null : Fingerprints.of(known);
  }

  @Override
  public String toString() {
    return "Binding[" + header + "]";
  }
}
