package bearer.agent.options;

import bearer.agent.config.RetiredApi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What a provider's preset says of its old API. Immutable. */
public final class LegacyApi {
  /** In lower case. */
  public final List<String> headers;

  /** Of the API that the present one takes the place of. */
  public final List<String> hosts;

  private LegacyApi(List<String> headers, List<String> hosts) {
    this.headers = Collections.unmodifiableList(headers);
    this.hosts = Collections.unmodifiableList(hosts);
  }

  /** Of all presets together. */
  public static LegacyApi known() {
    List<String> headers = new ArrayList<>();
    List<String> hosts = new ArrayList<>();
    for (Preset preset : Preset.values()) {
      String names = preset.settings().getOrDefault(Option.LEGACY_HEADERS, "");
      headers.addAll(names.isEmpty() ? Collections.emptyList() : Arrays.asList(names.split(",")));
      RetiredApi retired = preset.retired();
      if (retired != null) {
        hosts.add(retired.host.text);
      }
    }
    return new LegacyApi(headers, hosts);
  }
}
