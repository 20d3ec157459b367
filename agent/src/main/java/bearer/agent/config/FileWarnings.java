package bearer.agent.config;

import bearer.agent.diag.Code;
import java.io.File;
import java.util.List;

/** Files that are named and not there yet: no reason to stop, a volume can be mounted later. */
final class FileWarnings {
  private final Problems warnings = new Problems();

  FileWarnings(Settings settings) {
    check(Code.SECRET_UNREADABLE, settings, Option.CLIENT_SECRET_FILE);
    check(Code.FILE_UNREADABLE, settings, Option.TOKEN_TRUSTSTORE);
  }

  List<Problem> list() {
    return warnings.list();
  }

  private void check(Code code, Settings settings, Option option) {
    Setting named = settings.get(option);
    if (named == null) {
      return;
    }
    File file = new File(named.value);
    String state = !file.exists() ? "does not exist" : file.canRead() ? "" : "cannot be read";
    if (!state.isEmpty()) {
      warnings.add(
          code, named.quoted() + ": the file " + state + " now; it is read when a token is due");
    }
  }
}
