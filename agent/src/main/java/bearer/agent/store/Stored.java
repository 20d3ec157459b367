package bearer.agent.store;

import org.jspecify.annotations.Nullable;

/** What is in the store for a credential at one moment. */
final class Stored {
  /** Sealed; null if there is nothing. */
  final byte @Nullable [] sealed;

  /** How long the store keeps it, in milliseconds; 0 or less if it does not say. */
  final long leftMillis;

  Stored(byte @Nullable [] sealed, long leftMillis) {
    this.sealed = sealed;
    this.leftMillis = leftMillis;
  }
}
