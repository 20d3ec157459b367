package bearer.it.keycloak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Keycloak in development mode on loopback, as it was unpacked by the build. */
final class Keycloak implements AutoCloseable {
  private static final String ADMIN = "admin";

  private final Process process;
  private final String base;
  private final HttpClient http = HttpClient.newHttpClient();

  private Keycloak(Process process, String base) {
    this.process = process;
    this.base = base;
  }

  /**
   * Blocks until it serves, which at the first start takes minutes.
   *
   * @param realm the JSON of the realm to import
   */
  static Keycloak start(Path home, String realm) throws IOException {
    Path imports = Files.createDirectories(home.resolve("data").resolve("import"));
    Files.writeString(imports.resolve("qpay-realm.json"), realm);
    int port = freePort();
    ProcessBuilder command =
        new ProcessBuilder(
            "sh",
            home.resolve("bin").resolve("kc.sh").toString(),
            "start-dev",
            "--http-host=127.0.0.1",
            "--http-port=" + port,
            "--http-relative-path=/auth",
            "--import-realm");
    command.environment().put("JAVA_HOME", System.getProperty("java.home"));
    command.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
    command.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN);
    Process process = command.redirectErrorStream(true).start();
    Keycloak keycloak = new Keycloak(process, "http://127.0.0.1:" + port + "/auth");
    keycloak.awaitListening(home.resolve("keycloak.log"));
    return keycloak;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Reads what it says until it says so, and from then on behind the tests. */
  private void awaitListening(Path log) throws IOException {
    StringBuilder said = new StringBuilder();
    InputStream output = process.getInputStream();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.append(line).append('\n');
      if (line.contains("Listening on:")) {
        Files.writeString(log, said);
        drain(lines);
        return;
      }
    }
    throw new IOException("Keycloak ended:\n" + said);
  }

  private static void drain(BufferedReader lines) {
    Thread reader = new Thread(() -> lines.lines().forEach(line -> {}), "keycloak-output");
    reader.setDaemon(true);
    reader.start();
  }

  String issuer(String realm) {
    return base + "/realms/" + realm;
  }

  String tokenUrl(String realm) {
    return issuer(realm) + "/protocol/openid-connect/token";
  }

  /**
   * Replaces a client's secret, as its console does.
   *
   * @param id the client's internal id
   * @return the new secret
   */
  String regenerateSecret(String id) throws IOException, InterruptedException {
    return field(
        "value",
        administration(id + "/client-secret").POST(HttpRequest.BodyPublishers.noBody()).build());
  }

  void restoreSecret(String id, String secret) throws IOException, InterruptedException {
    String change = "{\"id\":\"" + id + "\",\"clientId\":\"shop\",\"secret\":\"" + secret + "\"}";
    HttpRequest request =
        administration(id)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(change))
            .build();
    int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    if (status != 204) {
      throw new IOException("the secret was not restored: " + status);
    }
  }

  private HttpRequest.Builder administration(String path) throws IOException, InterruptedException {
    String form = "grant_type=password&client_id=admin-cli&username=admin&password=admin";
    HttpRequest login =
        HttpRequest.newBuilder(URI.create(tokenUrl("master")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    return HttpRequest.newBuilder(URI.create(base + "/admin/realms/qpay/clients/" + path))
        .header("Authorization", "Bearer " + field("access_token", login));
  }

  /** The status of a call to a resource of the realm that wants a token. */
  int userInfoStatus(String authorization) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(issuer("qpay") + "/protocol/openid-connect/userinfo"))
            .header("Authorization", authorization)
            .build();
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private String field(String name, HttpRequest request) throws IOException, InterruptedException {
    String body = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    String start = "\"" + name + "\":\"";
    int at = body.indexOf(start) + start.length();
    if (at < start.length()) {
      throw new IOException("no " + name + " in " + body);
    }
    return body.substring(at, body.indexOf('"', at));
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
