package bearer.agent.rules;

import bearer.agent.net.Sha256;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The one value of a tenant header that a credential is for: the first that is seen, or the one
 * that the operator named. Once it is known, a request costs one comparison of strings. Holds a
 * secret of the application's, and shows it nowhere. Thread-safe; of two first values one wins.
 */
final class Binding {
  private static final int SLOTS = 64; // a power of two

  final String header;

  private final @Nullable String sha256;
  private final AtomicReference<@Nullable String> bound = new AtomicReference<>();

  /** Values that the operator did not name, as long as the one that he did has not been seen. */
  private final AtomicReferenceArray<@Nullable String> refused = new AtomicReferenceArray<>(SLOTS);

  /**
   * @param sha256 in lower-case hex; null for the first that is seen
   */
  Binding(String header, @Nullable String sha256) {
    this.header = header;
    this.sha256 = sha256;
  }

  boolean admits(String value) {
    String known = bound.get();
    if (known == null) {
      return sha256 == null ? binds(value.trim()) : isNamed(value.trim(), sha256);
    }
    return known.equals(value) || known.equals(value.trim());
  }

  private boolean binds(String value) {
    return bound.compareAndSet(null, value) || value.equals(bound.get());
  }

  private boolean isNamed(String value, String digest) {
    int slot = value.hashCode() & (SLOTS - 1);
    if (value.equals(refused.get(slot))) {
      return false;
    }
    boolean named = Sha256.of(value).hex(64).equals(digest);
    if (named) {
      bound.set(value);
    } else {
      refused.set(slot, value);
    }
    return named;
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
