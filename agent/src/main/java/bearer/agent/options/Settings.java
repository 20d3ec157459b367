package bearer.agent.options;

import bearer.agent.diag.Code;
import bearer.agent.net.BadValue;
import java.io.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is set, by whichever source comes first. Not thread-safe. */
final class Settings {
  // No EnumMap: it reflects, which starts the method handles of newer JDKs.
  private final Map<Option, Setting> given = new HashMap<>();
  private final Map<String, Setting> parameters = new HashMap<>();
  private final List<String> hidden = new ArrayList<>(0);
  private Map<Option, String> preset = Collections.emptyMap();
  private boolean complete = true;

  /** What is taken where nothing is given here; null if these are the plain keys. */
  private final @Nullable Settings plain;

  /** What its keys begin with. */
  private final String prefix;

  /** What has a name; null if nothing has. */
  private @Nullable Names names;

  /** Null while no file of digests is named. */
  private @Nullable DigestFiles digestFiles;

  private Map<String, String> overrides = Collections.emptyMap();
  private boolean asIfOn;

  private Settings() {
    this(null, Option.PREFIX);
  }

  /**
   * @param prefix as in {@code bearer.rule.shop.}
   */
  Settings(@Nullable Settings plain, String prefix) {
    this.plain = plain;
    this.prefix = prefix;
  }

  /** Reads all sources, the strongest first; unknown keys and an unreadable file are problems. */
  static Settings gather(Sources sources, Problems problems) {
    Settings settings = new Settings();
    settings.overrides = sources.overrides;
    settings.asIfOn = sources.asIfOn;
    settings.addNamedByKey(sources.properties, "");
    settings.addEnvironment(sources.environment);
    UnknownKeys unknown = new UnknownKeys(problems);
    unknown.inProperties(sources.properties);
    unknown.inEnvironment(sources.environment);
    Setting file = settings.get(Option.CONFIG);
    if (file != null) {
      settings.addFile(file, sources.file, unknown, problems);
    }
    if (!sources.merchants.isEmpty()) {
      settings.names = MerchantFile.all(sources.merchants, settings, unknown, problems);
    }
    return settings;
  }

  /** What an operator has changed of a rule since the start; null if he has not. */
  @Nullable String override(String rule, Option option) {
    return plain == null
        ? overrides.isEmpty() ? null : overrides.get(Sources.overrideKey(rule, option))
        : plain.override(rule, option);
  }

  /** Whether a rule that is off is read as one that is not. */
  boolean asIfOn() {
    return plain == null ? asIfOn : plain.asIfOn();
  }

  /** What a provider brings: weaker than all that is given. */
  void fallBackOn(Preset provider) {
    preset = provider.settings();
  }

  /** As given by the operator, by the provider or by default; null if by none. */
  @Nullable Setting get(Option option) {
    Setting found = find(option);
    if (found != null) {
      return found;
    }
    String fromPreset = ofPreset(option);
    String value = fromPreset != null ? fromPreset : option.defaultValue;
    return value == null ? null : new Setting(option, key(option), value, "");
  }

  private @Nullable Setting find(Option option) {
    Setting own = given.get(option);
    return own != null || plain == null || !inherits(option) ? own : plain.find(option);
  }

  /** A provider's paths and headers are for its own hosts. */
  private @Nullable String ofPreset(Option option) {
    if (plain == null) {
      return preset.get(option);
    }
    boolean ofItsHosts = option == Option.PATHS || option == Option.LEGACY_HEADERS;
    return !inherits(option) || (ofItsHosts && given.containsKey(Option.HOSTS))
        ? null
        : plain.ofPreset(option);
  }

  private boolean inherits(Option option) {
    Option[] group = Scope.group(option);
    if (group != null) {
      for (Option together : group) {
        if (given.containsKey(together)) {
          return false;
        }
      }
    }
    return !Scope.isIdentity(option);
  }

  /** The key by which an option is set here. */
  String key(Option option) {
    return plain == null ? option.key() : prefix + option.shortKey;
  }

  /** Whether these are of a file of {@code bearer.credentials-dir}. */
  boolean isOfMerchant() {
    return !prefix.startsWith(Option.PREFIX);
  }

  /** Of the rule or credential. */
  String name() {
    return prefix.substring(prefix.lastIndexOf('.', prefix.length() - 2) + 1, prefix.length() - 1);
  }

  /** The keys in the file that another source has set already, and where they are. */
  List<String> hidden() {
    return hidden;
  }

  /** What has a name; null if nothing has. */
  @Nullable Names names() {
    return names;
  }

  /** The same for all that has a name. */
  DigestFiles digestFiles() {
    if (plain != null) {
      return plain.digestFiles();
    }
    DigestFiles known = digestFiles == null ? new DigestFiles() : digestFiles;
    digestFiles = known;
    return known;
  }

  /** The names of the files that have been read beside that of {@code bearer.config}. */
  List<String> files() {
    return digestFiles == null ? Collections.<String>emptyList() : digestFiles.names();
  }

  /** The entries of a list; empty ones, as after a last comma, are left out. */
  List<Setting> entries(Option option) {
    Setting list = get(option);
    List<Setting> entries = new ArrayList<>();
    int from = 0;
    boolean several = list != null && list.value.indexOf(',') >= 0;
    while (list != null && from <= list.value.length()) {
      int comma = list.value.indexOf(',', from);
      int end = comma < 0 ? list.value.length() : comma;
      String item = list.value.substring(from, end);
      Setting entry = list.entry(item, several ? entries.size() + 1 : 0);
      if (!entry.value.isEmpty()) {
        entries.add(entry);
      }
      from = end + 1;
    }
    return entries;
  }

  /** What {@code bearer.token-param.<name>} sets, by name. */
  Map<String, Setting> parameters() {
    if (parameters.isEmpty()) {
      return plain == null ? parameters : plain.parameters();
    }
    return new TreeMap<>(parameters);
  }

  /** As {@link #parameters}, what is set here alone. */
  Map<String, Setting> ownParameters() {
    return new TreeMap<>(parameters);
  }

  /** Whether the operator set it. */
  boolean gives(Option option) {
    return find(option) != null;
  }

  /** Whether the operator set it here, and not for all. */
  boolean givesItself(Option option) {
    return given.containsKey(option);
  }

  /** Whether every source could be read: only then is it known what is missing. */
  boolean complete() {
    return plain == null ? complete : plain.complete();
  }

  private void addFile(
      Setting named, @Nullable PropertiesFile known, UnknownKeys unknown, Problems problems) {
    String where = " (in " + Setting.printable(named.value) + ")";
    try {
      PropertiesFile file = known != null ? known : PropertiesFile.read(new File(named.value));
      addNamedByKey(file.values, where);
      unknown.inFile(file, where);
    } catch (BadValue unreadable) {
      complete = false;
      problems.add(Code.FILE_UNREADABLE, named.quoted() + ": the file " + unreadable.advice);
    }
  }

  private void addNamedByKey(Map<String, String> values, String where) {
    for (Option option : Option.values()) {
      add(option, option.key(), values.get(option.key()), where);
    }
    for (String key : values.keySet()) {
      if (key.startsWith(Option.PARAM_PREFIX)) {
        String name = key.substring(Option.PARAM_PREFIX.length());
        addParameter(name, Option.TOKEN_PARAM.key(), values.get(key), where);
      } else if (isNamed(key, "bearer.rule.", "bearer.credential.")) {
        addNamed(NamedKey.of(key), key, values.get(key), where);
      }
    }
  }

  /** Asked without the class that knows better: most starts need it not. */
  private static boolean isNamed(String key, String rule, String credential) {
    return key.startsWith(rule) || key.startsWith(credential);
  }

  private void addNamed(
      @Nullable NamedKey key, String shown, @Nullable String value, String where) {
    Option option = key == null ? null : key.option();
    if (key != null && option != null && key.hasGoodName() && value != null) {
      Names all = names == null ? new Names(this) : names;
      names = all;
      Settings named = all.of(key.scope, key.name);
      String parameter = key.parameter();
      if (parameter != null) {
        named.addParameter(parameter, key.scope.prefix() + key.name + ".token-param", value, where);
      } else {
        named.add(option, shown, value, where);
      }
    }
  }

  private void addEnvironment(Map<String, String> values) {
    if (values.isEmpty()) {
      return; // as nearly always: no name is made
    }
    for (Option option : Option.values()) {
      add(option, option.environmentName(), values.get(option.environmentName()), "");
    }
    for (String key : values.keySet()) {
      if (key.startsWith(Option.PARAM_ENV_PREFIX)) {
        String name = key.substring(Option.PARAM_ENV_PREFIX.length()).toLowerCase(Locale.ROOT);
        addParameter(name, Option.PARAM_ENV_PREFIX + "<NAME>", values.get(key), "");
      } else if (isNamed(key, "BEARER_RULE_", "BEARER_CREDENTIAL_")) {
        addNamed(NamedKey.ofEnvironment(key), key, values.get(key), "");
      }
    }
  }

  /**
   * @param shown the key without the name, which can be anything
   */
  void addParameter(String name, String shown, @Nullable String value, String where) {
    if (value != null && Setting.counts(Option.TOKEN_PARAM, value)) {
      parameters.putIfAbsent(name, new Setting(Option.TOKEN_PARAM, shown, value, where));
    }
  }

  /** Switching off wins, wherever it is said. */
  void add(Option option, String name, @Nullable String value, String where) {
    if (value != null && Setting.counts(option, value)) {
      Setting added = new Setting(option, name, value, where);
      if (option == Option.ENABLED && added.value.equalsIgnoreCase("false")) {
        given.put(option, added);
      } else if (given.putIfAbsent(option, added) != null && !where.isEmpty()) {
        hidden.add(name + where);
      }
    }
  }
}
