package bearer.it.apps;

import java.lang.reflect.Method;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;

/**
 * Sends a GET over HTTP/3 and nothing else to each URL, with the JDK's client (26 and later), and
 * prints protocol and status; before those that begin with {@code async:}, without waiting.
 */
public final class SendHttp3 {
  private SendHttp3() {}

  public static void main(String[] urls) throws Exception {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.valueOf("HTTP_3"))
            .followRedirects(HttpClient.Redirect.ALWAYS)
            .build();
    for (String url : urls) {
      HttpResponse<String> response = send(client, url);
      System.out.println(response.version() + " " + response.statusCode());
    }
  }

  private static HttpResponse<String> send(HttpClient client, String url) throws Exception {
    String asynchronous = "async:";
    if (url.startsWith(asynchronous)) {
      HttpRequest request = request(url.substring(asynchronous.length()));
      return client.sendAsync(request, BodyHandlers.ofString()).get();
    }
    return client.send(request(url), BodyHandlers.ofString());
  }

  /** {@code HttpRequest.Builder.setOption(HttpOption.H3_DISCOVERY, HTTP_3_URI_ONLY)}. */
  private static HttpRequest request(String url) throws Exception {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(url)).header("x-picpay-token", "legacy");
    Class<?> option = Class.forName("java.net.http.HttpOption");
    Class<?> mode = Class.forName("java.net.http.HttpOption$Http3DiscoveryMode");
    Method setOption = HttpRequest.Builder.class.getMethod("setOption", option, Object.class);
    Object only =
        Arrays.stream(mode.getEnumConstants())
            .filter(value -> value.toString().equals("HTTP_3_URI_ONLY"))
            .findAny()
            .get();
    setOption.invoke(builder, option.getField("H3_DISCOVERY").get(null), only);
    return builder.build();
  }
}
