package bearer.agent.picpay;

import bearer.agent.net.BadValue;
import bearer.agent.net.Sha256;
import bearer.agent.net.Url;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a service's own settings say of V1: base URLs, and keys, of which the digest is kept alone.
 * For one thread.
 */
public final class LegacySettings {
  private static final String KNOWN_HOST = "appws.picpay.com";

  /** Base URLs with where they are written. */
  final Map<String, String> urls = new LinkedHashMap<>();

  /** Digests of keys with where they are written. */
  final Map<String, String> digests = new LinkedHashMap<>();

  /** Where keys are whose value comes from elsewhere. */
  final List<String> elsewhere = new ArrayList<>();

  /** Looks through a file. */
  public void read(Path file) throws IOException {
    for (Map.Entry<String, String> setting : SettingsFile.read(file).entrySet()) {
      String where = setting.getKey() + " in " + file.getFileName();
      String value = setting.getValue();
      if (isUrl(setting.getKey(), value)) {
        url(value, where);
      } else if (isKey(setting.getKey()) && value.contains("${")) {
        elsewhere.add(where);
      } else if (isKey(setting.getKey()) && !value.isEmpty()) {
        key(value, where);
      }
    }
  }

  /** A base URL of V1, or one that leads there. */
  public void url(String text, String where) {
    urls.putIfAbsent(text.replaceFirst("/payments(/.*)?$", "").replaceFirst("/+$", ""), where);
  }

  /** A value of {@code x-picpay-token}. */
  public void key(String value, String where) {
    digests.putIfAbsent(Sha256.of(value).hex(64), where);
  }

  public boolean isEmpty() {
    return urls.isEmpty() && digests.isEmpty() && elsewhere.isEmpty();
  }

  private static boolean isUrl(String name, String value) {
    try {
      boolean isPicPays = plain(name).contains("picpay");
      Url url = Url.parse(value);
      String host = url.host.text;
      boolean isV1s = host.equals(KNOWN_HOST);
      boolean isV2s = host.equals("api.picpay.com") || plain(name).contains("callback");
      return isV1s || (isPicPays && !isV2s && !plain(name).contains("return"));
    } catch (BadValue none) {
      return false;
    }
  }

  /** Not {@code x-seller-token}, which PicPay sends. */
  private static boolean isKey(String name) {
    String plain = plain(name);
    boolean named = plain.endsWith("token") || plain.endsWith("key");
    return named && plain.contains("picpay") && !plain.contains("seller");
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  static boolean isKnown(String url) {
    try {
      return Url.parse(url).host.text.equals(KNOWN_HOST);
    } catch (BadValue none) {
      return false;
    }
  }
}
