package bearer.it.clients;

import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Call;
import bearer.it.contract.Streams;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/** The API of Jetty's HttpClient 9.2 to 12, by name. */
final class JettyApi {
  private static final String JETTY = "org.eclipse.jetty.";
  private static final boolean IS_12 = has(JETTY + "client.Request");
  private static final boolean HAS_CONNECTOR = has(JETTY + "io.ClientConnector"); // from 10 on
  private static final String UTIL = JETTY + (IS_12 ? "client." : "client.util.");

  private JettyApi() {}

  static Object client(AdapterOptions options, boolean http2) {
    System.setProperty(JETTY + "util.log.announce", "false"); // a line on stderr, up to 9.4
    System.setProperty("log.LEVEL", "WARN"); // and in 9.2
    Object client = HAS_CONNECTOR ? connected(http2) : onItsOwn(http2);
    call(client, "setConnectTimeout", (long) AdapterOptions.TIMEOUT_MILLIS);
    call(client, "setMaxConnectionsPerDestination", AdapterOptions.MAX_CONNECTIONS);
    if (options.proxy != null) {
      Object proxies = call(client, "getProxyConfiguration");
      Object proxy =
          make(JETTY + "client.HttpProxy", options.proxy.getHostString(), options.proxy.getPort());
      call(
          HAS_CONNECTOR ? proxies : call(proxies, "getProxies"),
          HAS_CONNECTOR ? "addProxy" : "add",
          proxy);
    }
    call(client, "start");
    if (!options.hasCredentials()) {
      leaveRefusalsAlone(client);
    }
    return client;
  }

  /** Or a 401 without a challenge is an exception. */
  private static void leaveRefusalsAlone(Object client) {
    Object handlers = call(client, "getProtocolHandlers");
    if (handlers instanceof List) {
      ((List<?>) handlers).removeIf(handler -> handler.toString().contains("WWWAuthentication"));
    } else {
      call(handlers, "remove", "www-authenticate");
    }
  }

  static boolean speaksHttp2() {
    return has(JETTY + "alpn.java.client.JDK9ClientALPNProcessor");
  }

  private static Object connected(boolean http2) {
    Object connector = make(JETTY + "io.ClientConnector");
    call(connector, "setSslContextFactory", tls());
    String transport = IS_12 ? "transport." : "http.";
    return make(
        JETTY + "client.HttpClient",
        http2
            ? make(
                JETTY + "http2.client." + transport + "HttpClientTransportOverHTTP2",
                make(JETTY + "http2.client.HTTP2Client", connector))
            : make(JETTY + "client." + transport + "HttpClientTransportOverHTTP", connector));
  }

  private static Object onItsOwn(boolean http2) {
    return http2
        ? make(
            JETTY + "client.HttpClient",
            make(
                JETTY + "http2.client.http.HttpClientTransportOverHTTP2",
                make(JETTY + "http2.client.HTTP2Client")),
            tls())
        : make(JETTY + "client.HttpClient", tls());
  }

  private static Object tls() {
    String factory = JETTY + "util.ssl.SslContextFactory";
    boolean knowsTls13 = has(factory + "$Client");
    Object tls = make(knowsTls13 ? factory + "$Client" : factory);
    if (!knowsTls13) { // 9.3 hangs
      call(tls, "setIncludeProtocols", (Object) new String[] {"TLSv1.2"});
    }
    try {
      call(tls, "setSslContext", SSLContext.getDefault());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
    return tls;
  }

  /** Credentials for wherever a request goes. */
  static void add(AdapterOptions.Credentials credentials, Object of, Object client) {
    URI all = ((URI) of).resolve("/");
    Object store = call(client, "getAuthenticationStore");
    if (credentials == AdapterOptions.Credentials.CLIENT_UNASKED) {
      call(
          store,
          "addAuthenticationResult",
          make(
              UTIL + "BasicAuthentication$BasicResult",
              all,
              AdapterOptions.USER,
              AdapterOptions.PASSWORD));
    }
    call(
        store,
        "addAuthentication",
        make(
            UTIL + "BasicAuthentication",
            all,
            "api",
            AdapterOptions.USER,
            AdapterOptions.PASSWORD));
  }

  static Object request(Object client, Call call) {
    Object request = call(client, "newRequest", call.url);
    call(request, "method", call.method);
    call(request, "timeout", (long) AdapterOptions.TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    if (IS_12) {
      Consumer<Object> headers =
          fields -> {
            for (String line : call.headers) {
              call(fields, "add", Call.name(line), Call.value(line));
            }
          };
      call(request, "headers", headers);
    } else {
      for (String line : call.headers) {
        call(request, "header", Call.name(line), Call.value(line));
      }
    }
    if (call.bodyKind != Call.Body.NONE) {
      call(request, IS_12 ? "body" : "content", body(call));
    }
    return request;
  }

  private static Object body(Call call) {
    String kind = IS_12 ? "RequestContent" : "ContentProvider";
    return call.bodyKind == Call.Body.FIXED
        ? make(UTIL + "Bytes" + kind, (Object) new byte[][] {Streams.bytes(call)})
        : make(UTIL + "InputStream" + kind, Streams.stream(call));
  }

  static Future<?> send(Object request) {
    if (has(UTIL + "CompletableResponseListener")) {
      return (Future<?>) call(make(UTIL + "CompletableResponseListener", request), "send");
    }
    Object listener = make(UTIL + "FutureResponseListener", request);
    call(request, "send", listener);
    return (Future<?>) listener;
  }

  private static boolean has(String type) {
    return JettyApi.class.getClassLoader().getResource(type.replace('.', '/') + ".class") != null;
  }

  private static Object make(String type, Object... arguments) {
    try {
      for (Constructor<?> made : Class.forName(type).getConstructors()) {
        if (takes(made, arguments)) {
          return made.newInstance(arguments);
        }
      }
    } catch (ReflectiveOperationException failed) {
      throw new IllegalStateException(failed);
    }
    throw new NoSuchMethodError(type);
  }

  /** What a method returns; itself if nothing. */
  static Object call(Object of, String name, Object... arguments) {
    for (Method method : of.getClass().getMethods()) {
      if (method.getName().equals(name) && !method.isBridge() && takes(method, arguments)) {
        return call(of, method, arguments);
      }
    }
    throw new NoSuchMethodError(of.getClass().getName() + '.' + name);
  }

  private static Object call(Object of, Method method, Object... arguments) {
    try {
      method.setAccessible(true);
      Object result = method.invoke(of, arguments);
      return result == null ? of : result;
    } catch (ReflectiveOperationException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static boolean takes(Executable method, Object... arguments) {
    Class<?>[] types = method.getParameterTypes();
    boolean takes = types.length == arguments.length;
    for (int i = 0; takes && i < types.length; i++) {
      takes = boxed(types[i]).isInstance(arguments[i]);
    }
    return takes;
  }

  private static Class<?> boxed(Class<?> type) {
    return type == int.class ? Integer.class : type == long.class ? Long.class : type;
  }
}
