package bearer.agent.store;

import bearer.agent.base.Ticker;
import bearer.agent.oauth.SharingKeys;
import bearer.agent.token.TokenUnavailable;

/** What a credential is called in the store, and its seal, as of one moment. */
final class Keys {
  final String name;
  final Seal seal;

  /** In ticker nanoseconds. */
  final long readAt;

  Keys(String name, Seal seal, long readAt) {
    this.name = name;
    this.seal = seal;
    this.readAt = readAt;
  }

  static Keys read(KeySource source, Ticker ticker) throws TokenUnavailable {
    SharingKeys keys = source.sharingKeys();
    return new Keys(keys.name, new Seal(keys.name, keys.keys()), ticker.nanos());
  }
}
