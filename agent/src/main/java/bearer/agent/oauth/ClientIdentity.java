package bearer.agent.oauth;

/** Who the client is and what proves it, as all that was at one moment. Holds secrets. */
final class ClientIdentity {
  private static final byte[] NONE = {};

  final String id;

  /** Empty if a key proves it. */
  final String secret;

  /** The content of the key's file; empty if a secret proves it. */
  final byte[] key;

  /** The content of the certificate's file; empty if there is none. */
  final byte[] certificate;

  /** Whether the secret is the one before the present one. */
  final boolean previous;

  /** The same for the same contents. */
  final long fingerprint;

  private ClientIdentity(
      String id,
      String secret,
      byte[] key,
      byte[] certificate,
      boolean previous,
      long fingerprint) {
    this.id = id;
    this.secret = secret;
    this.key = key;
    this.certificate = certificate;
    this.previous = previous;
    this.fingerprint = fingerprint;
  }

  static ClientIdentity withSecret(String id, String secret, boolean previous) {
    long fingerprint = new Fingerprint().add(id).add(secret).value();
    return new ClientIdentity(id, secret, NONE, NONE, previous, fingerprint);
  }

  /**
   * @param certificate the content of its file; empty if there is none
   */
  static ClientIdentity withKey(String id, byte[] key, byte[] certificate) {
    long fingerprint = new Fingerprint().add(id).add(key).add(certificate).value();
    return new ClientIdentity(id, "", key, certificate, false, fingerprint);
  }
}
