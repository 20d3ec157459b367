package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Verb;
import java.io.IOException;

/** What clients have in common that are built on another one. */
final class Facades {
  private Facades() {}

  static ClientVersion overHttpUrlConnection(Class<? extends Adapter> adapter, String row) {
    return ClientVersion.facade(adapter, row, "HttpURLConnection")
        .without(Verb.PATCH, "HttpURLConnection cannot send PATCH")
        .without(Verb.PATCH_WITH_BODY, "HttpURLConnection cannot send PATCH")
        .without(Verb.GET_WITH_BODY, "HttpURLConnection turns it into a POST")
        .without(Feature.REDIRECT_TO_ANOTHER_SCHEME, "HttpURLConnection never changes the scheme")
        .without(Feature.HTTP2, "HttpURLConnection speaks HTTP/1.1 only");
  }

  static ClientVersion overApacheHttpClient4(Class<? extends Adapter> adapter, String row) {
    return ClientVersion.facade(adapter, row, "Apache HttpClient 4")
        .without(Feature.HTTP2, "Apache HttpClient 4 speaks HTTP/1.1 only");
  }

  /** For clients that want to be told with a body what it is. */
  static String contentType(Call call) {
    return call.headers.stream()
        .filter(line -> Call.name(line).equalsIgnoreCase("Content-Type"))
        .map(Call::value)
        .findFirst()
        .orElse("text/plain");
  }

  /** The exception that the client below threw, as other clients throw it. */
  static IOException cause(RuntimeException wrapped) {
    for (Throwable t = wrapped.getCause(); t != null; t = t.getCause()) {
      if (t instanceof IOException) {
        return (IOException) t;
      }
    }
    throw wrapped;
  }
}
