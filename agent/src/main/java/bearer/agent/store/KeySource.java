package bearer.agent.store;

import bearer.agent.oauth.SharingKeys;
import bearer.agent.token.TokenUnavailable;

/** Where the keys of a credential come from. */
interface KeySource {
  /** As they are now. */
  SharingKeys sharingKeys() throws TokenUnavailable;
}
