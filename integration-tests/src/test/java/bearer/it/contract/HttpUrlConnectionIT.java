package bearer.it.contract;

import static bearer.it.contract.Feature.REDIRECT_TO_ANOTHER_SCHEME;
import static bearer.it.contract.Feature.SAME_REQUEST_TWICE;

import java.util.stream.Stream;

class HttpUrlConnectionIT extends HttpClientContract {
  private static final String OUTPUT_IS_POST = "HttpURLConnection turns it into a POST";

  HttpUrlConnectionIT(Target target) {
    super(target);
  }

  static Stream<Target> targets() {
    return Target.each(
        Stream.of(
            ClientVersion.of("HttpURLConnection", "HttpUrlConnectionAdapter")
                .without(Verb.PATCH, "HttpURLConnection cannot send PATCH")
                .without(Verb.PATCH_WITH_BODY, "HttpURLConnection cannot send PATCH")
                .without(Verb.GET_WITH_BODY, OUTPUT_IS_POST)
                .without(SAME_REQUEST_TWICE, "an HttpURLConnection is good for one exchange")
                .without(REDIRECT_TO_ANOTHER_SCHEME, "HttpURLConnection never changes the scheme")
                .without(Feature.HTTP2, "HttpURLConnection speaks HTTP/1.1 only")));
  }
}
