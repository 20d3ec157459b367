package bearer.benchmarks.tokens;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.utils.cache.CachedSupplier;
import software.amazon.awssdk.utils.cache.CachedSupplier.PrefetchStrategy;
import software.amazon.awssdk.utils.cache.NonBlocking;
import software.amazon.awssdk.utils.cache.OneCallerBlocks;
import software.amazon.awssdk.utils.cache.RefreshResult;

/**
 * The AWS SDK's cache, as its STS providers use it. The request is the provider's matter: here the
 * JDK's client makes it, and reads the secret's file each time.
 */
final class AwsClient implements TokenClient {
  private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
  private static final Pattern LIFE = Pattern.compile("\"expires_in\":(\\d+)");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Options options;
  private final CachedSupplier<String> cache;

  private AwsClient(Options options, PrefetchStrategy strategy) {
    this.options = options;
    this.cache =
        CachedSupplier.builder(this::fetch)
            .cachedValueName("token")
            .prefetchStrategy(strategy)
            .build();
  }

  static TokenClient oneCallerBlocks(Options options) {
    return new AwsClient(options, new OneCallerBlocks());
  }

  static TokenClient nonBlocking(Options options) {
    return new AwsClient(options, new NonBlocking("token"));
  }

  @Override
  public String header() {
    return cache.get();
  }

  private RefreshResult<String> fetch() {
    try {
      String answer = post();
      Instant end = Instant.now().plusSeconds(Long.parseLong(first(LIFE, answer)));
      return RefreshResult.builder("Bearer " + first(TOKEN, answer))
          .prefetchTime(end.minusMillis(options.number("refreshBefore")))
          .staleTime(end.minusMillis(options.number("margin")))
          .build();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String post() throws IOException, InterruptedException {
    String secret = Files.readString(Path.of(options.text("secretFile")));
    String form = "grant_type=client_credentials&client_id=shop&client_secret=" + secret;
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(options.text("tokenUrl")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("status " + answer.statusCode());
    }
    return answer.body();
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("no " + pattern);
    }
    return matcher.group(1);
  }
}
