package bearer.agent.oauth;

import bearer.agent.config.Credential;
import java.util.ArrayList;
import java.util.List;

/** The keys of a client {@code shop} with these secrets. */
public final class TestKeys {
  private TestKeys() {}

  public static SharingKeys of(String... secrets) {
    return made("shop", secrets);
  }

  public static SharingKeys ofClient(String id, String... secrets) {
    return made(id, secrets);
  }

  private static SharingKeys made(String id, String[] secrets) {
    Credential credential = Credentials.at("https://as.example.com/token").build();
    List<ClientIdentity> identities = new ArrayList<>();
    for (String secret : secrets) {
      identities.add(ClientIdentity.withSecret(id, secret, !identities.isEmpty()));
    }
    return SharingKeys.of(credential, identities);
  }
}
