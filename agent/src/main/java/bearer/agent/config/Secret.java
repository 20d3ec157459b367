package bearer.agent.config;

/** A secret whose text never shows unless asked for; only {@code oauth} may ask. */
public final class Secret {
  private final String text;

  public Secret(String text) {
    this.text = text;
  }

  public String reveal() {
    return text;
  }

  @Override
  public String toString() {
    return "Secret[redacted]";
  }
}
