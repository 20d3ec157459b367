package bearer.agent.install;

import bearer.agent.diag.Code;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.net.BadValue;
import bearer.agent.options.KeyFile;
import bearer.agent.rules.Fingerprints;

/** The key of {@code bearer.fingerprint-key-file}, read when the first HTTP client loads. */
final class FingerprintKey {
  private FingerprintKey() {}

  static void read(String file, Log log) {
    try {
      Fingerprints.use(KeyFile.read(file));
    } catch (BadValue unreadable) {
      log.log(
          Level.WARN,
          Code.FILE_UNREADABLE,
          "bearer.fingerprint-key-file: the file "
              + unreadable.advice
              + "; until the next start the fingerprints in lines are this process's own");
    }
  }
}
