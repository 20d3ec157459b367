package bearer.agent.oauth;

import bearer.agent.config.Credential;
import bearer.agent.net.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What processes that have the same credential have in common, and nobody else: a name, which says
 * nothing of it, and keys that are derived from its secret or its key (HKDF with SHA-256, RFC
 * 5869). One for each secret that is valid now, the first of them the present one.
 */
public final class SharingKeys {
  private static final String PURPOSE = "bearer-agent token-store 1";

  /** 32 hexadecimal digits. */
  public final String name;

  /** Of 32 bytes each. */
  private final List<byte[]> keys;

  private SharingKeys(String name, List<byte[]> keys) {
    this.name = name;
    this.keys = keys;
  }

  public List<byte[]> keys() {
    return keys;
  }

  /** Of what is in the credential's files now. */
  static SharingKeys of(Credential credential, List<ClientIdentity> identities) {
    String id = identities.get(0).id;
    String name = name(credential, id);
    List<byte[]> keys = new ArrayList<>();
    for (ClientIdentity identity : identities) {
      if (identity.id.equals(id)) { // another client's tokens are other tokens
        keys.add(derived(identity, name));
      }
    }
    return new SharingKeys(name, keys);
  }

  /** A digest of all that makes one token another. */
  private static String name(Credential credential, String id) {
    StringBuilder all = new StringBuilder();
    add(all, PURPOSE);
    add(all, credential.server.toString());
    add(all, credential.client.method.name());
    add(all, id);
    add(all, String.valueOf(credential.parameters.scope));
    add(all, String.valueOf(credential.parameters.audience));
    Map<String, String> others = new TreeMap<>(credential.parameters.others);
    for (Map.Entry<String, String> other : others.entrySet()) {
      add(all, other.getKey());
      add(all, other.getValue());
    }
    return Sha256.of(all.toString()).hex(32);
  }

  private static void add(StringBuilder all, String part) {
    all.append(part.length()).append(':').append(part);
  }

  private static byte[] derived(ClientIdentity identity, String name) {
    byte[] secret =
        identity.secret.isEmpty() ? identity.key : identity.secret.getBytes(StandardCharsets.UTF_8);
    return hkdf(secret, utf8(PURPOSE), utf8(name));
  }

  /** 32 bytes, so the first block of the expansion alone. */
  static byte[] hkdf(byte[] secret, byte[] salt, byte[] info) {
    byte[] extracted = hmac(salt, secret);
    byte[] expanded = new byte[info.length + 1];
    System.arraycopy(info, 0, expanded, 0, info.length);
    expanded[info.length] = 1;
    return hmac(extracted, expanded);
  }

  private static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException impossible) { // every Java platform has it
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
