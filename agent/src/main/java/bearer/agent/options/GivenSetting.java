package bearer.agent.options;

import bearer.agent.config.FilePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One key that has been set, its value as far as it may be shown, and where it was set. */
public final class GivenSetting {
  static final String HIDDEN = "(not shown)";

  public final String key;
  public final String value;
  public final String source;

  private GivenSetting(String key, String value, String source) {
    this.key = key;
    this.value = value;
    this.source = source;
  }

  /**
   * All of them in the order of docs/options.md, the plain ones first, and what a provider's preset
   * adds to them; no merchant's file.
   *
   * @param valid whether the configuration is: of one that is not, a value could be anything
   */
  public static List<GivenSetting> all(Sources sources, boolean valid) {
    Settings settings = Settings.gather(sources, new Problems());
    List<GivenSetting> all = new ArrayList<>();
    add(settings, valid, all);
    addPreset(settings, all);
    Names names = settings.names();
    if (names != null) {
      for (Settings rule : names.rules().values()) {
        add(rule, valid, all);
      }
      for (String name : names.credentials()) {
        Settings credential = names.credential(name);
        if (credential != null && !credential.isOfMerchant()) {
          add(credential, valid, all);
        }
      }
    }
    return all;
  }

  private static void add(Settings settings, boolean valid, List<GivenSetting> all) {
    for (Option option : Option.values()) {
      Setting setting = settings.givesItself(option) ? settings.get(option) : null;
      if (setting != null) {
        String shown = isShown(setting, valid) ? Setting.printable(setting.value) : HIDDEN;
        all.add(new GivenSetting(settings.key(option), shown, setting.source()));
      }
    }
    for (Map.Entry<String, Setting> parameter : settings.ownParameters().entrySet()) {
      String key = settings.key(Option.TOKEN_PARAM).replace("<name>", parameter.getKey());
      all.add(new GivenSetting(key, HIDDEN, parameter.getValue().source()));
    }
  }

  private static boolean isShown(Setting setting, boolean valid) {
    Option option = setting.option;
    if (option.secret() || option.isProxy() || setting.value.indexOf('@') >= 0) {
      return false;
    } else if (option.isFile()) {
      for (String file : setting.value.split(",", -1)) {
        if (!FilePath.isShown(file.trim())) {
          return false;
        }
      }
      return true;
    }
    return valid || Shown.value(option, setting.value);
  }

  private static void addPreset(Settings settings, List<GivenSetting> all) {
    Setting provider = settings.get(Option.PROVIDER);
    if (provider == null) {
      return;
    }
    for (Preset preset : Preset.values()) {
      if (preset.name().equalsIgnoreCase(provider.value)) {
        for (Option option : Option.values()) {
          String value = preset.settings().get(option);
          if (value != null && !settings.givesItself(option)) {
            String source = "preset " + provider.value;
            all.add(new GivenSetting(settings.key(option), value, source));
          }
        }
      }
    }
  }
}
