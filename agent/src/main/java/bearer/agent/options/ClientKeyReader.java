package bearer.agent.options;

import bearer.agent.config.Assertion;
import bearer.agent.config.AssertionAlgorithm;
import bearer.agent.config.ClientKey;
import org.jspecify.annotations.Nullable;

/** The key by which a client authenticates itself, and what it says with it. */
final class ClientKeyReader {
  private final Values values;

  ClientKeyReader(Values values) {
    this.values = values;
  }

  /**
   * Null without a file of the key; all is read then too, so that all that is wrong is reported.
   */
  @Nullable ClientKey read() {
    String file = values.text(Option.CLIENT_KEY_FILE);
    ClientKey key =
        new ClientKey(
            file == null ? "" : file,
            values.secret(Option.CLIENT_KEY_PASSWORD),
            values.text(Option.CLIENT_KEY_ALIAS),
            values.text(Option.CLIENT_CERT_FILE),
            assertion());
    return file == null ? null : key;
  }

  private Assertion assertion() {
    return new Assertion(
        values.text(Option.CLIENT_KEY_ID),
        values.choice(Option.CLIENT_ASSERTION_ALG, AssertionAlgorithm.values()),
        values.text(Option.CLIENT_ASSERTION_AUDIENCE));
  }
}
