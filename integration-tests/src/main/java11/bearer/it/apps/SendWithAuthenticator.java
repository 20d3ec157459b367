package bearer.it.apps;

import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * Sends one GET with a legacy header to each URL, by a client of the JDK that has an {@link
 * Authenticator}, and prints the statuses.
 */
public final class SendWithAuthenticator {
  private SendWithAuthenticator() {}

  public static void main(String[] urls) throws Exception {
    HttpClient client = HttpClient.newBuilder().authenticator(new Application()).build();
    for (String url : urls) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url)).header("x-picpay-token", "legacy").build();
      System.out.println(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
    }
  }

  private static final class Application extends Authenticator {
    @Override
    protected PasswordAuthentication getPasswordAuthentication() {
      return new PasswordAuthentication("application", new char[] {'x'});
    }
  }
}
