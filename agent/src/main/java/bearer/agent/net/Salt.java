package bearer.agent.net;

/** Makes short digests of secrets, by which nobody without it knows them. Shows itself nowhere. */
public final class Salt {
  private final String text;

  public Salt(String text) {
    this.text = text;
  }

  /** Eight hex digits, of the salt, a line end and the secret. */
  public String fingerprint(String secret) {
    return Sha256.of(text + '\n' + secret).hex(8);
  }

  @Override
  public String toString() {
    return "Salt[redacted]";
  }
}
