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
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.xml.soap.MimeHeader;
import org.apache.axis.AxisFault;
import org.apache.axis.Message;
import org.apache.axis.MessageContext;
import org.apache.axis.client.AxisClient;
import org.apache.axis.soap.SOAP12Constants;
import org.apache.axis.soap.SOAPConstants;
import org.apache.axis.transport.http.HTTPConstants;
import org.apache.axis.transport.http.HTTPSender;

/**
 * Axis 1.2 to 1.4, by the sender that its transport for http consists of. It posts SOAP 1.1, and
 * has other methods for SOAP 1.2 only; half of the headers are the call's, the other half the
 * message's. HTTP/1.1, because it reads answers to the connection's end and asks for that only
 * then.
 */
@SuppressWarnings("JdkObsolete") // its headers are a Hashtable
public final class Axis implements Adapter {
  private static final String NO_BODY = "it has bodies for POST only";

  private final AdapterOptions options;
  private final AxisClient engine = new AxisClient();

  public static List<ClientVersion> versions() {
    return Arrays.asList(
        version("axis-1.2"), version("axis-1.3").onOldestAndNewestJdk(), version("axis-1.4"));
  }

  private static ClientVersion version(String row) {
    return ClientVersion.of(Axis.class, row, "Axis 1", 1)
        .with(Feature.CREDENTIALS_UNASKED)
        .without(Feature.HTTP2, "Axis speaks HTTP/1.0 and 1.1 only")
        .without(Feature.PROXY, "its proxy is the JVM's")
        .without(Feature.CREDENTIALS, "it sends them unasked")
        .without(
            Feature.REDIRECT, "it follows redirects of POST only, and no other than 302 and 307")
        .without(Feature.REDIRECT_TO_ANOTHER_SCHEME, "it follows redirects of POST only")
        .without(Feature.FORGED_HOST, "it writes its own Host header beside the application's")
        .without(Feature.USERINFO_IGNORED, "it sends it as Basic")
        .without(Feature.RESEND_ON_STALE_CONNECTION, "it keeps no connections")
        .without(Feature.REPLAY, "it has no loop")
        .without(Verb.GET_WITH_BODY, NO_BODY)
        .without(Verb.OPTIONS_WITH_BODY, NO_BODY)
        .without(Verb.DELETE_WITH_BODY, NO_BODY)
        .without(Verb.PUT_WITH_BODY, NO_BODY)
        .without(Verb.PATCH_WITH_BODY, NO_BODY);
  }

  public Axis(AdapterOptions options) {
    this.options = options;
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    if (call.bodyKind != Call.Body.NONE && !call.method.equals("POST")) {
      throw new UnsupportedOperationException(NO_BODY); // or the server would wait for it
    }
    Body message = new Body(Streams.bytes(call));
    Hashtable<String, String> table = new Hashtable<>();
    for (int i = 0; i < call.headers.size(); i++) {
      String line = call.headers.get(i);
      if (i % 2 == 0) {
        message.getMimeHeaders().addHeader(Call.name(line), Call.value(line));
      } else {
        table.put(Call.name(line), Call.value(line));
      }
    }
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      answers.add(send(call, message, table));
    }
    return answers;
  }

  private Answer send(Call call, Body message, Hashtable<String, String> table) throws IOException {
    MessageContext context = new MessageContext(engine);
    boolean posts = call.method.equals("POST");
    context.setSOAPConstants(
        posts ? SOAPConstants.SOAP11_CONSTANTS : SOAPConstants.SOAP12_CONSTANTS);
    if (!posts) {
      context.setProperty(SOAP12Constants.PROP_WEBMETHOD, call.method);
    }
    context.setProperty(MessageContext.TRANS_URL, call.url);
    context.setTimeout(AdapterOptions.TIMEOUT_MILLIS);
    context.setRequestMessage(message);
    Hashtable<String, String> headers = new Hashtable<>(table);
    context.setProperty(MessageContext.HTTP_TRANSPORT_VERSION, HTTPConstants.HEADER_PROTOCOL_V11);
    if (call.bodyKind == Call.Body.CHUNKED) {
      headers.put("Transfer-Encoding", "chunked");
    }
    context.setProperty(HTTPConstants.REQUEST_HEADERS, headers);
    if (options.credentials == AdapterOptions.Credentials.CLIENT_UNASKED) {
      context.setUsername(AdapterOptions.USER);
      context.setPassword(AdapterOptions.PASSWORD);
    }
    String body;
    try {
      new HTTPSender().invoke(context);
      byte[] answer = context.getResponseMessage().getSOAPPartAsBytes();
      body = new String(answer, StandardCharsets.UTF_8);
    } catch (AxisFault fault) {
      if (fault.detail instanceof IOException) {
        throw (IOException) fault.detail;
      }
      body = afterFirstLine(fault);
    }
    Object status = context.getProperty(HTTPConstants.MC_HTTP_STATUS_CODE);
    if (status == null) {
      throw new IOException(body);
    }
    headers.remove("Transfer-Encoding");
    List<String> lines =
        lines(message, (Map<?, ?>) context.getProperty(HTTPConstants.REQUEST_HEADERS));
    return Answer.response((Integer) status, body, lines, lines);
  }

  private static String afterFirstLine(AxisFault fault) {
    for (org.w3c.dom.Element detail : fault.getFaultDetails()) {
      String text = String.valueOf(detail.getTextContent());
      if (text.contains("\n")) {
        return text.substring(text.indexOf('\n') + 1);
      }
    }
    return String.valueOf(fault.getFaultString());
  }

  private static List<String> lines(Message message, Map<?, ?> table) {
    List<String> lines = new ArrayList<>();
    for (Iterator<?> all = message.getMimeHeaders().getAllHeaders(); all.hasNext(); ) {
      MimeHeader header = (MimeHeader) all.next();
      lines.add(header.getName() + ": " + header.getValue());
    }
    table.forEach((name, value) -> lines.add(name + ": " + value));
    return lines;
  }

  /** Any bytes, where SOAP would be. */
  private static final class Body extends Message {
    private static final long serialVersionUID = 1;
    private final byte[] bytes;

    Body(byte[] bytes) {
      super("<ignored/>");
      this.bytes = bytes.clone();
    }

    @Override
    public String getContentType(SOAPConstants version) {
      return "text/xml";
    }

    @Override
    public long getContentLength() {
      return bytes.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    // it keeps no connections
  }
}
