package bearer.agent.rules;

import bearer.agent.net.Salt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells secrets apart in lines, by digests that mean nothing outside of this process, or of the
 * processes that have a key in common.
 */
public final class Fingerprints {
  private static final String OWN = UUID.randomUUID().toString();
  private static final Salt OWN_SALT = new Salt(OWN);

  private static volatile @Nullable Salt key;

  private Fingerprints() {}

  /** From now on; null for what this process has made itself. */
  public static void use(@Nullable Salt ofAll) {
    key = ofAll;
  }

  /** What stands, with a line end, before each text whose digest is taken; a key is not shown. */
  public static String salt() {
    return key == null ? OWN : "that of bearer.fingerprint-key-file";
  }

  /** Eight hex digits. */
  static String of(String secret) {
    Salt known = key;
    return (known == null ? OWN_SALT : known).fingerprint(secret);
  }
}
