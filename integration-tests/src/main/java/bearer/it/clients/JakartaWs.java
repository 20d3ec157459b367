package bearer.it.clients;

import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.Streams;
import jakarta.activation.DataSource;
import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.Dispatch;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.WebServiceException;
import jakarta.xml.ws.handler.MessageContext;
import jakarta.xml.ws.http.HTTPBinding;
import jakarta.xml.ws.http.HTTPException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** What any client of jakarta.xml.ws is called by: its HTTP binding, which has every method. */
final class JakartaWs {
  private static final QName PORT = new QName("urn:bearer", "port");

  private final Consumer<Dispatch<DataSource>> setUp;

  JakartaWs(Consumer<Dispatch<DataSource>> setUp) {
    this.setUp = setUp;
  }

  List<Answer> send(Call call) throws IOException {
    Map<String, List<String>> headers = new TreeMap<>();
    for (String line : call.headers) {
      headers.computeIfAbsent(Call.name(line), any -> new ArrayList<>()).add(Call.value(line));
    }
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      answers.add(send(call, headers));
    }
    return answers;
  }

  private Answer send(Call call, Map<String, List<String>> headers) throws IOException {
    Service service = Service.create(new QName("urn:bearer", "service"));
    service.addPort(PORT, HTTPBinding.HTTP_BINDING, call.url);
    Dispatch<DataSource> dispatch =
        service.createDispatch(PORT, DataSource.class, Service.Mode.MESSAGE);
    Map<String, Object> request = dispatch.getRequestContext();
    request.put(BindingProvider.ENDPOINT_ADDRESS_PROPERTY, call.url);
    request.put(MessageContext.HTTP_REQUEST_METHOD, call.method);
    request.put(MessageContext.HTTP_REQUEST_HEADERS, new TreeMap<>(headers));
    setUp.accept(dispatch);
    List<String> lines = new ArrayList<>();
    headers.forEach((name, all) -> all.forEach(value -> lines.add(name + ": " + value)));
    try {
      DataSource answer = dispatch.invoke(call.bodyKind == Call.Body.NONE ? null : new Body(call));
      Object status = dispatch.getResponseContext().get(MessageContext.HTTP_RESPONSE_CODE);
      String text = answer == null ? "" : Streams.text(answer.getInputStream());
      return Answer.response(
          status instanceof Integer ? (Integer) status : 0, text, lines, Collections.emptyList());
    } catch (HTTPException refused) {
      return Answer.response(refused.getStatusCode(), "", lines, Collections.emptyList());
    } catch (WebServiceException e) {
      throw Facades.cause(e);
    }
  }

  /** Any bytes. */
  private static final class Body implements DataSource {
    private final Call call;

    Body(Call call) {
      this.call = call;
    }

    @Override
    public InputStream getInputStream() {
      return new ByteArrayInputStream(Streams.bytes(call));
    }

    @Override
    public @Nullable OutputStream getOutputStream() {
      return null;
    }

    @Override
    public String getContentType() {
      return "application/json";
    }

    @Override
    public String getName() {
      return "body";
    }
  }
}
