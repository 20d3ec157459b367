package bearer.agent.picpay;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A file for {@code bearer.config} that moves a service from V1 to V2, for its first stage. */
public final class Rules {
  private final List<String> lines = new ArrayList<>();
  private final LegacySettings settings;

  private Rules(LegacySettings settings) {
    this.settings = settings;
  }

  /**
   * Its lines.
   *
   * @param credentialFile where id and secret are to be; of several merchants its beginning
   */
  public static List<String> of(LegacySettings settings, String credentialFile) {
    Rules rules = new Rules(settings);
    rules.lines.add("bearer.provider=picpay");
    rules.lines.add("# observe changes nothing; then replace, a part of the fleet first");
    rules.lines.add("bearer.mode=observe");
    rules.lines.add("bearer.log-level=info");
    rules.rewrite();
    if (settings.digests.size() > 1) {
      rules.merchants(credentialFile);
    } else {
      rules.merchant(credentialFile);
    }
    return rules.lines;
  }

  private void rewrite() {
    Set<String> moved = new LinkedHashSet<>();
    for (Map.Entry<String, String> url : settings.urls.entrySet()) {
      lines.add("# " + url.getValue());
      if (LegacySettings.isKnown(url.getKey())) {
        moved.add("picpay-v2");
      } else if (url.getKey().startsWith("https://")) {
        moved.add(url.getKey() + " => https://api.picpay.com/ecommerce/v2");
      } else {
        lines.add("# " + url.getKey() + " is not https: calls there stay where they are");
      }
    }
    if (settings.urls.isEmpty()) {
      lines.add("# no URL of V1 was found: if it is in the code, it is PicPay's own");
      moved.add("picpay-v2");
    }
    if (!moved.isEmpty()) {
      lines.add("bearer.rewrite=" + String.join(", ", moved));
    }
  }

  private void merchant(String credentialFile) {
    lines.add("bearer.credential-file=" + credentialFile);
    Iterator<Map.Entry<String, String>> digest = settings.digests.entrySet().iterator();
    for (String where : settings.elsewhere) {
      lines.add("# " + where + ": its value is not here; fingerprint prints the digest of a key");
    }
    if (digest.hasNext()) {
      Map.Entry<String, String> one = digest.next();
      lines.add("# " + one.getValue());
      lines.add("bearer.legacy-token-sha256=" + one.getKey());
    }
  }

  /** A credential for each key, so that no payment is booked to another merchant. */
  private void merchants(String credentialFile) {
    lines.add("bearer.credential=by-legacy-token");
    int number = 0;
    for (Map.Entry<String, String> digest : settings.digests.entrySet()) {
      String name = "merchant" + ++number;
      String prefix = "bearer.credential." + name + '.';
      lines.add("# " + digest.getValue());
      lines.add(prefix + "legacy-token-sha256=" + digest.getKey());
      lines.add(prefix + "credential-file=" + credentialFile + '-' + name);
    }
    for (String where : settings.elsewhere) {
      lines.add("# " + where + ": its value is not here, its calls are left alone");
    }
  }
}
