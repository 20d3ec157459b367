package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Verb;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;

/** Spring's RestTemplate, over HttpURLConnection as it is made without a request factory. */
@SuppressWarnings("removal") // of version 6
public final class SpringRestTemplate implements Adapter {
  private final AdapterOptions options;

  public static List<ClientVersion> versions() {
    return Arrays.asList(version("spring-web-5.3.39"), version("spring-web-6.2.12").from(17));
  }

  private static ClientVersion version(String row) {
    return Facades.overHttpUrlConnection(SpringRestTemplate.class, row)
        .without(Verb.OPTIONS_WITH_BODY, "it announces a body and sends none");
  }

  public SpringRestTemplate(AdapterOptions options) {
    this.options = options;
  }

  private ClientHttpRequestFactory factory(boolean streaming) {
    SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
    factory.setConnectTimeout(AdapterOptions.TIMEOUT_MILLIS);
    factory.setReadTimeout(AdapterOptions.TIMEOUT_MILLIS);
    factory.setProxy(options.javaProxy());
    if (streaming) {
      factory.setBufferRequestBody(false);
    }
    return factory;
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    return SpringRestTemplateRequests.send(factory(call.bodyKind == Call.Body.CHUNKED), call);
  }

  @Override
  public void close() {
    // connections live in the JDK's own cache
  }
}
