package bearer.sandbox.app;

import bearer.sandbox.Tokens;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whose tokens are whose, as far as anybody can still ask; no token is kept. Thread-safe. */
final class IssuedTokens {
  private static final int MOST = 1000;

  private final Map<String, String> clients =
      Collections.synchronizedMap(
          new LinkedHashMap<String, String>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
              return size() > MOST;
            }
          });

  String issue(String clientId) {
    String token = Tokens.random();
    clients.put(Fingerprint.of(token), clientId);
    return token;
  }

  /** Empty if it is nobody's. */
  String clientOf(String token) {
    return clients.getOrDefault(Fingerprint.of(token), "");
  }
}
