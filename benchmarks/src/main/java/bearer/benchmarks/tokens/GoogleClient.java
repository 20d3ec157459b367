package bearer.benchmarks.tokens;

import static java.util.Objects.requireNonNull;

import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.UrlEncodedContent;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.GenericJson;
import com.google.api.client.json.JsonObjectParser;
import com.google.api.client.json.gson.GsonFactory;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.OAuth2Credentials;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/**
 * google-auth-library's cache and its HTTP client. It has no client credentials grant, so the
 * request is built here, and reads the secret's file each time.
 */
final class GoogleClient extends OAuth2Credentials implements TokenClient {
  private static final long serialVersionUID = 1;
  private static final URI API = URI.create("https://api.example.com/");

  private final String tokenUrl;
  private final String secretFile;

  private GoogleClient(Options options) {
    super(
        null,
        Duration.ofMillis(options.number("refreshBefore")),
        Duration.ofMillis(options.number("margin")));
    tokenUrl = options.text("tokenUrl");
    secretFile = options.text("secretFile");
  }

  static TokenClient create(Options options) {
    return new GoogleClient(options);
  }

  @Override
  public AccessToken refreshAccessToken() throws IOException {
    Map<String, String> form =
        Map.of(
            "grant_type", "client_credentials",
            "client_id", "shop",
            "client_secret", Files.readString(Path.of(secretFile)));
    HttpRequest request =
        new NetHttpTransport()
            .createRequestFactory()
            .buildPostRequest(new GenericUrl(tokenUrl), new UrlEncodedContent(form));
    request.setParser(new JsonObjectParser(GsonFactory.getDefaultInstance()));
    GenericJson answer = request.execute().parseAs(GenericJson.class);
    long life = requireNonNull((BigDecimal) answer.get("expires_in")).longValue();
    return new AccessToken(
        requireNonNull((String) answer.get("access_token")),
        Date.from(Instant.now().plusSeconds(life)));
  }

  @Override
  public String header() throws IOException {
    return requireNonNull(getRequestMetadata(API).get("Authorization")).get(0);
  }

  /** As its {@code HttpCredentialsAdapter} does. */
  @Override
  public boolean refused(String header) throws IOException {
    refresh();
    return true;
  }
}
