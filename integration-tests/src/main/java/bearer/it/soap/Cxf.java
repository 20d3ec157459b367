package bearer.it.soap;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.namespace.QName;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.ws.Dispatch;
import javax.xml.ws.Service;
import javax.xml.ws.WebServiceException;
import javax.xml.ws.handler.MessageContext;
import javax.xml.ws.soap.SOAPBinding;
import org.apache.cxf.jaxws.DispatchImpl;
import org.apache.cxf.transport.http.HTTPConduit;

/** Apache CXF's implementation of JAX-WS (javax.xml.ws), over HttpURLConnection. */
public final class Cxf implements Adapter {
  private static final QName NAME = new QName("urn:it", "service");

  /** Says on stderr what the call throws too. */
  private final Logger logger = Logger.getLogger("org.apache.cxf");

  public Cxf(AdapterOptions options) {
    logger.setLevel(Level.OFF);
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    Map<String, List<String>> headers = new TreeMap<>();
    for (String line : call.headers) {
      headers.put(Call.name(line), Collections.singletonList(Call.value(line)));
    }
    Dispatch<Source> dispatch = dispatch(call);
    dispatch.getRequestContext().put(MessageContext.HTTP_REQUEST_HEADERS, headers);
    try {
      dispatch.invoke(new StreamSource(new StringReader(call.body)));
      return Collections.singletonList(
          Answer.response(200, "", new ArrayList<>(call.headers), Collections.emptyList()));
    } catch (WebServiceException e) {
      throw new IOException(e);
    }
  }

  private static Dispatch<Source> dispatch(Call call) {
    Service service = Service.create(NAME);
    service.addPort(NAME, SOAPBinding.SOAP11HTTP_BINDING, call.url);
    Dispatch<Source> dispatch = service.createDispatch(NAME, Source.class, Service.Mode.PAYLOAD);
    HTTPConduit conduit = (HTTPConduit) ((DispatchImpl<?>) dispatch).getClient().getConduit();
    conduit.getClient().setReceiveTimeout(AdapterOptions.TIMEOUT_MILLIS);
    conduit.getClient().setAutoRedirect(true);
    return dispatch;
  }

  @Override
  public void close() {
    // connections live in the JDK's own cache
  }
}
