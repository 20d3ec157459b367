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
import org.apache.axiom.om.OMElement;
import org.apache.axiom.om.OMXMLBuilderFactory;
import org.apache.axis2.addressing.EndpointReference;
import org.apache.axis2.client.ServiceClient;
import org.apache.axis2.context.ConfigurationContext;
import org.apache.axis2.context.ConfigurationContextFactory;
import org.apache.axis2.context.NamedValue;
import org.apache.axis2.kernel.http.HTTPConstants;

/** Axis 2's ServiceClient, over Apache HttpClient 4. */
public final class Axis2 implements Adapter {
  private final ConfigurationContext context;

  public Axis2(AdapterOptions options) throws IOException {
    context = ConfigurationContextFactory.createConfigurationContextFromFileSystem(null, null);
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    List<NamedValue> headers = new ArrayList<>();
    for (String line : call.headers) {
      headers.add(new NamedValue(Call.name(line), Call.value(line)));
    }
    ServiceClient client = new ServiceClient(context, null);
    client.getOptions().setTo(new EndpointReference(call.url));
    client.getOptions().setProperty(HTTPConstants.HTTP_HEADERS, headers);
    client.getOptions().setTimeOutInMilliSeconds(AdapterOptions.TIMEOUT_MILLIS);
    client.sendRobust(payload(call));
    client.cleanupTransport();
    return Collections.singletonList(
        Answer.response(200, "", new ArrayList<>(call.headers), Collections.emptyList()));
  }

  private static OMElement payload(Call call) {
    return OMXMLBuilderFactory.createOMBuilder(new StringReader(call.body)).getDocumentElement();
  }

  @Override
  public void close() throws IOException {
    context.terminate();
  }
}
