package bearer.agent.options;

import bearer.agent.config.Secret;
import bearer.agent.config.TrustStore;
import bearer.agent.diag.Code;
import bearer.agent.net.BadValue;
import bearer.agent.net.Digits;
import bearer.agent.net.HostPort;
import bearer.agent.net.Url;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings as typed values. What cannot be read is a problem, and the default stands in. */
final class Values {
  private final Settings settings;
  private final Problems problems;

  Values(Settings settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
  }

  /** One of the constants; null if nothing is set, or nothing that can be read. */
  <E extends Enum<E>> @Nullable E choice(Option option, E[] constants) {
    Setting setting = settings.get(option);
    if (setting == null) {
      return null;
    }
    E chosen = constant(constants, setting.value);
    if (chosen == null) {
      problems.bad(setting, new BadValue("valid values are " + option.plainValues()));
    }
    return chosen;
  }

  /** As {@link #choice}, and the fallback where that is null. */
  <E extends Enum<E>> E choice(Option option, E[] constants, E fallback) {
    E chosen = choice(option, constants);
    return chosen == null ? fallback : chosen;
  }

  boolean flag(Option option) {
    Setting setting = settings.get(option);
    if (setting == null || setting.value.equalsIgnoreCase("false")) {
      return false;
    }
    boolean on = setting.value.equalsIgnoreCase("true");
    if (!on) {
      problems.bad(setting, new BadValue("valid values are true, false"));
    }
    return on;
  }

  /** In nanoseconds; 0 if it cannot be read. */
  long nanos(Option option) {
    Setting setting = settings.get(option);
    try {
      return setting == null ? 0 : Duration.nanos(setting.value);
    } catch (BadValue bad) {
      problems.bad(setting, bad);
      return 0;
    }
  }

  /** Free text on one line; null if not set. */
  @Nullable String text(Option option) {
    Setting setting = settings.get(option);
    return setting == null ? null : text(setting);
  }

  private @Nullable String text(Setting setting) {
    for (int i = 0; i < setting.value.length(); i++) {
      if (Character.isISOControl(setting.value.charAt(i))) {
        problems.bad(setting, new BadValue("must not hold control characters"));
        return null;
      }
    }
    return setting.value;
  }

  @Nullable Secret secret(Option option) {
    Setting setting = settings.get(option);
    return setting == null ? null : new Secret(setting.value);
  }

  /** Null if the file is not set. */
  @Nullable TrustStore trustStore(Option named, Option ofType, Option ofPassword) {
    String file = text(named);
    String type = text(ofType);
    return file == null ? null : new TrustStore(file, secret(ofPassword), type);
  }

  /**
   * The present file and the previous one, each only if it is set.
   *
   * @param alone names the previous one too; null if nothing else does
   */
  List<String> files(Option option, @Nullable Option alone) {
    List<String> files = new ArrayList<>();
    for (Setting entry : new Lists(settings, problems).entries(option)) {
      String file = text(entry);
      files.add(file == null ? "" : file);
    }
    String previous = alone == null ? null : text(alone);
    if (previous != null) {
      files.add(previous);
    }
    Setting list = settings.get(option);
    if (list != null && files.size() > 2) {
      problems.bad(list, new BadValue("at most two can be valid: current, previous"));
    }
    return files;
  }

  /** Further parameters of the token request. */
  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (Map.Entry<String, Setting> entry : settings.parameters().entrySet()) {
      try {
        parameters.put(TokenParameter.name(entry.getKey()), entry.getValue().value);
      } catch (BadValue bad) {
        problems.bad(entry.getValue(), bad);
      }
    }
    return Collections.unmodifiableMap(parameters);
  }

  /** As written: what the issuer says of itself must be the same. */
  @Nullable Url issuer(boolean allowHttp) {
    Setting setting = settings.get(Option.ISSUER);
    if (setting != null && setting.value.indexOf('?') >= 0) {
      problems.bad(setting, new BadValue("must not hold a query (what follows a ?)"));
      return null;
    }
    return url(setting, allowHttp);
  }

  @Nullable Url tokenUrl(boolean allowHttp) {
    return url(settings.get(Option.TOKEN_URL), allowHttp);
  }

  private @Nullable Url url(@Nullable Setting setting, boolean allowHttp) {
    try {
      return setting == null ? null : safe(setting, Url.parse(setting.value), allowHttp);
    } catch (BadValue bad) {
      problems.bad(setting, bad);
      return null;
    }
  }

  private @Nullable Url safe(Setting setting, Url url, boolean allowHttp) {
    if (url.isPrivate() || allowHttp) {
      return url;
    }
    problems.bad(
        Code.INSECURE_TOKEN_URL,
        setting,
        "the secret would travel unencrypted: use https, or set bearer.allow-http=true");
    return null;
  }

  @Nullable HostPort proxy() {
    Setting setting = settings.get(Option.TOKEN_PROXY);
    try {
      return setting == null ? null : HostPort.parse(setting.value);
    } catch (BadValue bad) {
      problems.bad(setting, bad);
      return null;
    }
  }

  /** Without a colon, which ends it in Basic authentication (RFC 7617 section 2). */
  @Nullable String proxyUser() {
    Setting setting = settings.get(Option.TOKEN_PROXY_USER);
    if (setting != null && setting.value.indexOf(':') >= 0) {
      problems.add(
          Code.BAD_VALUE,
          settings.key(setting.option)
              + ": a user has no colon in its name; the password is in a file");
      return null;
    }
    return text(Option.TOKEN_PROXY_USER);
  }

  /** From 0 to 100. */
  int percent() {
    Setting setting = settings.get(Option.PERCENT);
    int percent = setting == null ? 100 : Digits.parse(setting.value, 3);
    if (setting != null && (percent < 0 || percent > 100)) {
      problems.bad(setting, new BadValue("must be a whole number from 0 to 100"));
    }
    return percent;
  }

  /** From 1 to 100; 0 if the breaker is off. */
  int breakerPercent() {
    Setting setting = settings.get(Option.BREAKER);
    if (setting == null || setting.value.equalsIgnoreCase("off")) {
      return 0;
    }
    String share = setting.value;
    int end = share.endsWith("%") ? share.length() - 1 : 0;
    int percent = Digits.parse(share.substring(0, end), 3);
    if (percent < 1 || percent > 100) {
      problems.bad(setting, new BadValue("valid values are off, and from 1% to 100%"));
      return 0;
    }
    return percent;
  }

  private static <E extends Enum<E>> @Nullable E constant(E[] constants, String text) {
    String wanted = word(text);
    for (E constant : constants) {
      if (word(constant.name()).equals(wanted)) {
        return constant;
      }
    }
    return null;
  }

  /** {@code PASS_THROUGH}, {@code pass-through} and {@code java.base} in one spelling. */
  private static String word(String text) {
    return text.toLowerCase(Locale.ROOT).replace('_', '-').replace('.', '-');
  }
}
