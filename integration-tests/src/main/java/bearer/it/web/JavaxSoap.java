package bearer.it.web;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import java.io.StringReader;
import java.util.Collections;
import java.util.List;
import javax.xml.namespace.QName;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.ws.Service;
import javax.xml.ws.soap.SOAPBinding;

/** JAX-WS's client, of whichever implementation there is; it posts and takes any 2xx. */
public final class JavaxSoap implements Adapter {
  private static final QName NAME = new QName("urn:it", "service");

  public JavaxSoap(@SuppressWarnings("unused") AdapterOptions options) {}

  @Override
  public List<Answer> send(Call call) {
    Service service = Service.create(NAME);
    service.addPort(NAME, SOAPBinding.SOAP11HTTP_BINDING, call.url);
    service
        .createDispatch(NAME, Source.class, Service.Mode.PAYLOAD)
        .invokeOneWay(new StreamSource(new StringReader("<call xmlns=\"urn:it\"/>")));
    return Collections.singletonList(
        Answer.response(200, "", Collections.emptyList(), Collections.emptyList()));
  }

  @Override
  public void close() {
    // connections live in the implementation's own cache
  }
}
