package bearer.agent.options;

import bearer.agent.config.Problem;
import bearer.agent.diag.Code;
import java.io.File;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is worth a line and stops nothing: files that are not there yet, since a volume can be
 * mounted later, and secrets where others can read them.
 */
final class FileWarnings {
  private final Problems warnings = new Problems();

  FileWarnings(Settings settings) {
    look(settings);
    tellHidden(settings);
    Names names = settings.names();
    if (names != null) {
      for (Settings rule : names.rules().values()) {
        tellHidden(rule);
      }
      for (String credential : names.credentials()) {
        Settings named = Objects.requireNonNull(names.credential(credential));
        look(named);
        tellHidden(named);
      }
    }
  }

  private void tellHidden(Settings settings) {
    for (String key : settings.hidden()) {
      warnings.add(
          Code.KEY_WITHOUT_EFFECT,
          key + " has no effect: a system property or an environment variable sets it");
    }
  }

  /** What is set there and nowhere else. */
  private void look(Settings settings) {
    check(settings.get(Option.CLIENT_ID_FILE));
    check(first(settings.entries(Option.CLIENT_SECRET_FILE)));
    check(first(settings.entries(Option.CREDENTIAL_FILE)));
    check(settings.get(Option.CLIENT_KEY_FILE));
    check(settings.get(Option.CLIENT_CERT_FILE));
    check(settings.get(Option.TOKEN_PROXY_PASSWORD_FILE));
    check(settings.get(Option.TOKEN_TRUSTSTORE));
    check(settings.get(Option.TOKEN_STORE_PASSWORD_FILE));
    check(settings.get(Option.TOKEN_STORE_TRUSTSTORE));
    for (Option option : Option.values()) {
      Setting setting = option.secret() ? settings.get(option) : null;
      if (setting != null && setting.isSystemProperty()) {
        warnings.tell(Code.SECRET_ON_COMMAND_LINE, settings.key(option) + onCommandLine(option));
      }
    }
  }

  private static @Nullable Setting first(List<Setting> entries) {
    return entries.isEmpty() ? null : entries.get(0);
  }

  List<Problem> list() {
    return warnings.list();
  }

  private static String onCommandLine(Option option) {
    return " is a system property: on a command line whoever can list this machine's processes reads"
        + " it (ps, jcmd VM.command_line, recordings); set "
        + option.environmentName()
        + (option == Option.CLIENT_SECRET ? " or bearer.client-secret-file" : "")
        + " instead";
  }

  private void check(@Nullable Setting named) {
    if (named == null) {
      return;
    }
    File file = new File(named.value);
    String state = state(file);
    if (!state.isEmpty()) {
      warnings.add(
          code(named.option),
          named.quoted() + ": the file " + state + " now; it is read when a token is due");
    }
  }

  /** Asked for what is wrong alone: a start in which all is well loads no codes. */
  private static Code code(Option file) {
    if (file == Option.TOKEN_TRUSTSTORE || file == Option.TOKEN_STORE_TRUSTSTORE) {
      return Code.FILE_UNREADABLE;
    }
    return file == Option.CLIENT_KEY_FILE || file == Option.CLIENT_CERT_FILE
        ? Code.CLIENT_KEY_UNUSABLE
        : Code.SECRET_UNREADABLE;
  }

  private static String state(File file) {
    if (!file.exists()) {
      return "does not exist";
    }
    return !file.isFile() ? "is not a regular file" : file.canRead() ? "" : "cannot be read";
  }
}
