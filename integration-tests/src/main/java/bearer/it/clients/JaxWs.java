package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Streams;
import bearer.it.contract.Verb;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.activation.DataSource;
import javax.xml.namespace.QName;
import javax.xml.ws.Dispatch;
import javax.xml.ws.Service;
import javax.xml.ws.WebServiceException;
import javax.xml.ws.handler.MessageContext;
import javax.xml.ws.http.HTTPBinding;
import org.jspecify.annotations.Nullable;

/**
 * The reference implementation of JAX-WS (javax.xml.ws), over HttpURLConnection, by its binding
 * XML/HTTP: that of SOAP goes the same way, and has POST and envelopes alone.
 */
public final class JaxWs implements Adapter {
  private static final QName NAME = new QName("urn:it", "service");
  private static final String SETTING = "com.sun.xml.ws.";

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        Facades.overHttpUrlConnection(JaxWs.class, "jaxws-2.3.7")
            .without(Verb.POST, "it refuses one without a body")
            .without(Verb.PUT, "it refuses one without a body")
            .without(Verb.DELETE_WITH_BODY, "it sends no body with DELETE")
            .without(Feature.TRACE, "it has a body for it, which HttpURLConnection refuses")
            .without(Feature.PROXY, "its proxy is a setting of HttpURLConnection's")
            .without(Feature.FORGED_HOST, "HttpURLConnection lets nobody set Host"));
  }

  public JaxWs(AdapterOptions options) {}

  @Override
  public List<Answer> send(Call call) throws IOException {
    Map<String, List<String>> headers = new TreeMap<>();
    for (String line : call.headers) {
      headers.computeIfAbsent(Call.name(line), any -> new ArrayList<>()).add(Call.value(line));
    }
    Dispatch<DataSource> dispatch = dispatch(call);
    dispatch.getRequestContext().put(MessageContext.HTTP_REQUEST_HEADERS, headers);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      answers.add(send(call, dispatch, headers));
    }
    return answers;
  }

  private static Dispatch<DataSource> dispatch(Call call) {
    Service service = Service.create(NAME);
    service.addPort(NAME, HTTPBinding.HTTP_BINDING, call.url);
    Dispatch<DataSource> dispatch =
        service.createDispatch(NAME, DataSource.class, Service.Mode.MESSAGE);
    Map<String, Object> context = dispatch.getRequestContext();
    context.put(MessageContext.HTTP_REQUEST_METHOD, call.method);
    context.put(SETTING + "connect.timeout", AdapterOptions.TIMEOUT_MILLIS);
    context.put(SETTING + "request.timeout", AdapterOptions.TIMEOUT_MILLIS);
    if (call.bodyKind == Call.Body.CHUNKED) {
      context.put(SETTING + "transport.http.client.streaming.chunk.size", 4096);
    }
    return dispatch;
  }

  private static Answer send(
      Call call, Dispatch<DataSource> dispatch, Map<String, List<String>> headers)
      throws IOException {
    try {
      DataSource answer = dispatch.invoke(call.bodyKind == Call.Body.NONE ? null : new Bytes(call));
      List<String> lines = new ArrayList<>();
      headers.forEach((name, values) -> values.forEach(value -> lines.add(name + ": " + value)));
      Object status = dispatch.getResponseContext().get(MessageContext.HTTP_RESPONSE_CODE);
      return Answer.response(
          Integer.parseInt(String.valueOf(status)),
          answer == null ? "" : Streams.text(answer.getInputStream()),
          lines,
          Collections.emptyList());
    } catch (WebServiceException e) {
      throw Facades.cause(e);
    }
  }

  /** Any bytes, where XML would be. */
  private static final class Bytes implements DataSource {
    private final Call call;

    Bytes(Call call) {
      this.call = call;
    }

    @Override
    public InputStream getInputStream() {
      return Streams.stream(call);
    }

    @Override
    public OutputStream getOutputStream() {
      throw new UnsupportedOperationException();
    }

    @Override
    public String getContentType() {
      return Facades.contentType(call);
    }

    @Override
    public @Nullable String getName() {
      return null;
    }
  }

  @Override
  public void close() {
    // connections live in the JDK's own cache
  }
}
