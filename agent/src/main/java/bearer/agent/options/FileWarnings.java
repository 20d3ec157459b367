package bearer.agent.options;

import bearer.agent.config.Problem;
import bearer.agent.diag.Code;
import java.io.File;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files that are named and not there yet: no reason to stop, a volume can be mounted later. */
final class FileWarnings {
  private final Problems warnings = new Problems();

  FileWarnings(Settings settings) {
    check(Code.SECRET_UNREADABLE, settings.get(Option.CLIENT_ID_FILE));
    List<Setting> secrets = settings.entries(Option.CLIENT_SECRET_FILE);
    check(Code.SECRET_UNREADABLE, secrets.isEmpty() ? null : secrets.get(0));
    check(Code.CLIENT_KEY_UNUSABLE, settings.get(Option.CLIENT_KEY_FILE));
    check(Code.CLIENT_KEY_UNUSABLE, settings.get(Option.CLIENT_CERT_FILE));
    check(Code.FILE_UNREADABLE, settings.get(Option.TOKEN_TRUSTSTORE));
  }

  List<Problem> list() {
    return warnings.list();
  }

  private void check(Code code, @Nullable Setting named) {
    if (named == null) {
      return;
    }
    File file = new File(named.value);
    String state = state(file);
    if (!state.isEmpty()) {
      warnings.add(
          code, named.quoted() + ": the file " + state + " now; it is read when a token is due");
    }
  }

  private static String state(File file) {
    if (!file.exists()) {
      return "does not exist";
    }
    return !file.isFile() ? "is not a regular file" : file.canRead() ? "" : "cannot be read";
  }
}
