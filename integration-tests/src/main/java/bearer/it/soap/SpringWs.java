package bearer.it.soap;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamSource;
import org.springframework.ws.WebServiceMessage;
import org.springframework.ws.client.WebServiceIOException;
import org.springframework.ws.client.core.WebServiceTemplate;
import org.springframework.ws.transport.HeadersAwareSenderWebServiceConnection;
import org.springframework.ws.transport.context.TransportContextHolder;

/** Spring-WS's WebServiceTemplate, over HttpURLConnection as it is made without a sender. */
public final class SpringWs implements Adapter {
  private final WebServiceTemplate template;

  /** They say on stderr which SAAJ there is, and what the call throws too. */
  private final List<Logger> loggers =
      Arrays.asList(
          Logger.getLogger("org.springframework.ws"),
          Logger.getLogger("com.sun.xml.messaging.saaj"));

  public SpringWs(AdapterOptions options) {
    loggers.forEach(logger -> logger.setLevel(Level.OFF));
    template = new WebServiceTemplate();
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    try {
      template.sendAndReceive(call.url, message -> write(call, message), answer -> {});
      return Collections.singletonList(
          Answer.response(200, "", new ArrayList<>(call.headers), Collections.emptyList()));
    } catch (WebServiceIOException e) {
      throw new IOException(e);
    }
  }

  private static void write(Call call, WebServiceMessage message)
      throws IOException, TransformerException {
    HeadersAwareSenderWebServiceConnection connection =
        (HeadersAwareSenderWebServiceConnection)
            TransportContextHolder.getTransportContext().getConnection();
    for (String line : call.headers) {
      connection.addRequestHeader(Call.name(line), Call.value(line));
    }
    TransformerFactory.newInstance()
        .newTransformer()
        .transform(new StreamSource(new StringReader(call.body)), message.getPayloadResult());
  }

  @Override
  public void close() {
    // connections live in the JDK's own cache
  }
}
