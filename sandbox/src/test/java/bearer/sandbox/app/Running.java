package bearer.sandbox.app;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A sandbox that runs in this JVM, and a service that calls it. */
final class Running implements AutoCloseable {
  private static final Path KEYS = Path.of("target/keys");

  static final String KEY = "5b008cef7f321d00ef2367b2";

  final Path directory;
  final RunningSandbox sandbox;
  private final SSLContext trusting;

  private Running(Path directory) throws Exception {
    this.directory = directory;
    Map<String, Integer> ports = new LinkedHashMap<>();
    ports.put("", 0);
    ports.put("shop", 0);
    this.sandbox = new RunningSandbox(directory, ports, 0, 300);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(KeyStore.getInstance(sandbox.trustStore().toFile(), "sandbox".toCharArray()));
    trusting = SSLContext.getInstance("TLS");
    trusting.init(null, trust.getTrustManagers(), null);
  }

  /** With keys that this JVM makes once, since each takes a program of its own. */
  static Running in(Path directory) throws Exception {
    Files.createDirectories(KEYS);
    Certificates.keptIn(KEYS);
    OwnerOnly.createDirectory(directory);
    for (String name : List.of("own.p12", "untrusted.p12", "other-name.p12")) {
      if (!Files.exists(directory.resolve(name))) {
        Files.copy(KEYS.resolve(name), directory.resolve(name));
      }
    }
    return new Running(directory);
  }

  /** With no connection kept from before. */
  HttpClient newClient() {
    return HttpClient.newBuilder().sslContext(trusting).build();
  }

  int port(String service) {
    return requireNonNull(sandbox.ports().get(service));
  }

  int pagePort() {
    return URI.create(sandbox.page()).getPort();
  }

  HttpRequest.Builder request(String service, String path) {
    return HttpRequest.newBuilder(URI.create("https://localhost:" + port(service) + path));
  }

  int status(HttpRequest.Builder request) throws Exception {
    return newClient().send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  int v1() throws Exception {
    return status(request("", "/ecommerce/public/payments/1/status").header("x-picpay-token", KEY));
  }

  int v2(String token) throws Exception {
    return status(
        request("shop", "/ecommerce/v2/payments/1/status")
            .header("Authorization", "Bearer " + token));
  }

  HttpResponse<String> picPayToken(ClientCredential credential) throws Exception {
    String body =
        "{\"grant_type\":\"client_credentials\",\"client_id\":\"%s\",\"client_secret\":\"%s\"}"
            .formatted(credential.id, credential.secret);
    return token("/oauth2/token", "application/json", body);
  }

  HttpResponse<String> qPayToken(ClientCredential credential) throws Exception {
    return qPay(
        "grant_type=client_credentials&client_id=%s&client_secret=%s"
            .formatted(
                credential.id, URLEncoder.encode(credential.secret, StandardCharsets.UTF_8)));
  }

  HttpResponse<String> qPay(String form) throws Exception {
    return token(
        "/auth/realms/qpay/protocol/openid-connect/token",
        "application/x-www-form-urlencoded",
        form);
  }

  /** What an API answers to a body of JSON. */
  String post(String path, String token, String json) throws Exception {
    HttpRequest.Builder request =
        request("shop", path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json));
    return newClient().send(request.build(), BodyHandlers.ofString()).body();
  }

  private HttpResponse<String> token(String path, String type, String body) throws Exception {
    return newClient()
        .send(
            request("shop", path)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
  }

  static String tokenIn(HttpResponse<String> answer) {
    Matcher token = Pattern.compile("\"access_token\":\"([^\"]+)\"").matcher(answer.body());
    return token.find() ? token.group(1) : "";
  }

  ClientCredential credential(String file) throws IOException {
    return ClientCredential.read(directory.resolve(file));
  }

  /** What the page port answers to a request that is written by hand. */
  String control(String text) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), pagePort())) {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Turns a switch as the page does. */
  String turn(String what, String form) throws IOException {
    return control(post("localhost:" + pagePort(), what, "X-Sandbox-Control: 1\r\n", form));
  }

  static String post(String host, String what, String headers, String form) {
    return "POST /%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%sContent-Length: %d\r\n\r\n%s"
        .formatted(what, host, headers, form.length(), form);
  }

  String get(String path) throws IOException {
    return control(
        "GET %s HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\n\r\n"
            .formatted(path, pagePort()));
  }

  byte[] file(String name) throws IOException {
    return Files.readAllBytes(directory.resolve(name));
  }

  @Override
  public void close() throws IOException {
    sandbox.close();
  }
}
