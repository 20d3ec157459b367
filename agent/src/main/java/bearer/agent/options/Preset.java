package bearer.agent.options;

import bearer.agent.config.RetiredApi;
import bearer.agent.net.BadValue;
import bearer.agent.net.HostName;
import bearer.agent.net.PathPattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a provider's own documentation says, in the form an operator would write. Immutable. */
enum Preset {
  /** PicPay wallet V2. One host serves other products too, hence the path. */
  PICPAY(
      "https://api.picpay.com/oauth2/token",
      "client_secret_json",
      "api.picpay.com",
      "/ecommerce/v2/**",
      "x-picpay-token,x-seller-token",
      7) {
    @Override
    RetiredApi retired() {
      return new RetiredApi(
          "PicPay's V1",
          HostName.named("appws.picpay.com"),
          "https://api.picpay.com/ecommerce/v2/");
    }

    @Override
    List<PathPattern> operations() {
      return patterns(
          "/ecommerce/v2/payments/*/status",
          "/ecommerce/v2/payments/*/capture",
          "/ecommerce/v2/payments/*/refunds");
    }
  },

  /** QPay issuer processing, a Keycloak realm; only the sandbox's address is published. */
  QPAY(
      "https://sandbox.qpay.quecto.com.br/auth/realms/qpay/protocol/openid-connect/token",
      "client_secret_post",
      "sandbox.qpay.quecto.com.br",
      "/**",
      "",
      0);

  private final String tokenUrl;
  private final String authMethod;
  private final String hosts;
  private final String paths;
  private final String legacyHeaders;

  /** How many days a replaced secret lives on; 0 if it does not, or nobody says. */
  final int secretOverlapDays;

  Preset(
      String tokenUrl,
      String authMethod,
      String hosts,
      String paths,
      String legacyHeaders,
      int secretOverlapDays) {
    this.tokenUrl = tokenUrl;
    this.authMethod = authMethod;
    this.hosts = hosts;
    this.paths = paths;
    this.legacyHeaders = legacyHeaders;
    this.secretOverlapDays = secretOverlapDays;
  }

  /** The API whose place this one takes; null if there is none. */
  @Nullable RetiredApi retired() {
    return null;
  }

  /** Paths of the API, as far as they are worth being named in the log. */
  List<PathPattern> operations() {
    return Collections.emptyList();
  }

  private static List<PathPattern> patterns(String... texts) {
    List<PathPattern> patterns = new ArrayList<>();
    for (String text : texts) {
      try {
        patterns.add(PathPattern.parse(text));
      } catch (BadValue impossible) { // a test reads them all
        throw new IllegalStateException(impossible);
      }
    }
    return Collections.unmodifiableList(patterns);
  }

  Map<Option, String> settings() {
    Map<Option, String> settings = new HashMap<>();
    settings.put(Option.TOKEN_URL, tokenUrl);
    settings.put(Option.TOKEN_AUTH_METHOD, authMethod);
    settings.put(Option.HOSTS, hosts);
    settings.put(Option.PATHS, paths);
    settings.put(Option.LEGACY_HEADERS, legacyHeaders);
    return settings;
  }
}
