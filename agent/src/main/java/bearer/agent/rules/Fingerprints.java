package bearer.agent.rules;

import bearer.agent.net.Sha256;
import java.util.UUID;

/** Tells secrets apart in lines, by digests that mean nothing outside of this process. */
public final class Fingerprints {
  private static final String SALT = UUID.randomUUID().toString();

  private Fingerprints() {}

  /** What stands, with a line end, before each text whose digest is taken. */
  public static String salt() {
    return SALT;
  }

  /** Eight hex digits. */
  static String of(String secret) {
    return Sha256.of(SALT + '\n' + secret).hex(8);
  }
}
