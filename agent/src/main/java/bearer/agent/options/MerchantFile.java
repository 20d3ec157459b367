package bearer.agent.options;

import bearer.agent.diag.Code;
import bearer.agent.net.BadValue;
import java.io.File;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of {@code bearer.credentials-dir} as it was when it was read: one merchant's credential,
 * with the keys of {@code bearer.credential.<name>.} without that. Immutable; holds secrets, and
 * shows none.
 */
public final class MerchantFile {
  private static final String ENDING = ".properties";

  /** As it was opened. */
  public final String path;

  /** Of the credential. */
  public final String name;

  final PropertiesFile content;

  private MerchantFile(String path, String name, PropertiesFile content) {
    this.path = path;
    this.name = name;
    this.content = content;
  }

  /** Whose a file is, by its name alone; null if that is no good name for a credential. */
  public static @Nullable String name(String file) {
    String name = file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : file;
    return key(name, "").hasGoodName() ? name : null;
  }

  /**
   * Reads all of it.
   *
   * @param name as {@link #name(String)} has it
   * @throws BadValue in words, without any of the file's text
   */
  public static MerchantFile read(File file, String name) throws BadValue {
    return new MerchantFile(file.getPath(), name, PropertiesFile.read(file));
  }

  /** Whether it is one that others should not read. */
  public boolean holdsSecret() {
    for (String key : content.values.keySet()) {
      Option option = key(key).option();
      if (option != null && option.secret() && option != Option.LEGACY_TOKEN_SHA256) {
        return true;
      }
    }
    return false;
  }

  /** What a key stands for. */
  NamedKey key(String key) {
    return key(name, key);
  }

  /** With all that has a name already. */
  static Names all(
      List<MerchantFile> files, Settings plain, UnknownKeys unknown, Problems problems) {
    Names known = plain.names();
    Names all = known == null ? new Names(plain) : known;
    for (MerchantFile file : files) {
      if (all.credential(file.name) == null) {
        file.addTo(all.ofMerchant(file.name), unknown);
      } else {
        problems.add(
            Code.CONFLICT,
            "there is another credential " + file.name + ": rename this file, or the other");
      }
    }
    return all;
  }

  private void addTo(Settings settings, UnknownKeys unknown) {
    String where = " (in " + Setting.printable(path) + ")";
    for (Map.Entry<String, String> entry : content.values.entrySet()) {
      NamedKey key = key(entry.getKey());
      Option option = key.option();
      String parameter = key.parameter();
      if (parameter != null) {
        settings.addParameter(parameter, "token-param", entry.getValue(), where);
      } else if (option != null) {
        settings.add(option, entry.getKey(), entry.getValue(), where);
      }
    }
    unknown.inMerchant(this, where);
  }

  private static NamedKey key(String name, String key) {
    return NamedKey.of(Scope.CREDENTIAL, name, key);
  }

  @Override
  public String toString() {
    return "MerchantFile[" + name + "]";
  }
}
