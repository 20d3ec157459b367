package bearer.sandbox.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Headless Chromium, driven by the DevTools protocol. One page; one thread. */
final class Browser implements AutoCloseable, WebSocket.Listener {
  private static final String LISTENING = "DevTools listening on ";
  private static final long SECONDS = 60;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final WebSocket socket;
  private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
  private final StringBuilder part = new StringBuilder();
  private final String session;
  private int commands;

  /** All that the page has asked for, and what was wrong with it. */
  final List<String> requests = new ArrayList<>();

  final List<String> errors = new ArrayList<>();

  Browser(Path program, Path profile) throws IOException {
    ProcessBuilder command =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--hide-scrollbars",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    command.environment().put("TMPDIR", profile.toString());
    process = command.start();
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(address()), this)
            .join();
    String target =
        call("", "Target.createTarget", parameters().put("url", "about:blank"))
            .path("targetId")
            .asText();
    session =
        call("", "Target.attachToTarget", parameters().put("flatten", true).put("targetId", target))
            .path("sessionId")
            .asText();
    for (String domain : List.of("Page", "Network", "Log", "Runtime")) {
      call(session, domain + ".enable", parameters());
    }
  }

  /** Null if none is on this machine. */
  static @Nullable Path program() {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .flatMap(
            folder ->
                Stream.of("chromium", "chromium-browser", "google-chrome")
                    .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  private String address() throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    String line = lines.readLine();
    while (line != null && !line.startsWith(LISTENING)) {
      line = lines.readLine();
    }
    if (line == null) {
      throw new IOException("the browser has ended");
    }
    Thread drain = new Thread(() -> lines.lines().forEach(rest -> {}));
    drain.setDaemon(true);
    drain.start();
    return line.substring(LISTENING.length());
  }

  /** Looks at a page as on a screen of that width, by day or by night. */
  void open(String page, int width, boolean dark) {
    requests.clear();
    errors.clear();
    look(width, dark);
    call(session, "Page.navigate", parameters().put("url", page));
    JsonNode message = next();
    while (!message.path("method").asText().equals("Page.loadEventFired")) {
      message = next();
    }
  }

  private void look(int width, boolean dark) {
    call(
        session,
        "Emulation.setDeviceMetricsOverride",
        parameters()
            .put("width", width)
            .put("height", 900)
            .put("deviceScaleFactor", 1)
            .put("mobile", width < 600));
    ObjectNode media = parameters();
    media
        .putArray("features")
        .addObject()
        .put("name", "prefers-color-scheme")
        .put("value", dark ? "dark" : "light");
    call(session, "Emulation.setEmulatedMedia", media);
  }

  /** What an expression comes to, as text. */
  String evaluate(String expression) {
    return call(
            session,
            "Runtime.evaluate",
            parameters().put("expression", "String(" + expression + ")"))
        .path("result")
        .path("value")
        .asText();
  }

  /** Comes back when a condition holds, which is looked at with each picture that is drawn. */
  void await(String condition) {
    JsonNode result =
        call(
            session,
            "Runtime.evaluate",
            parameters()
                .put("awaitPromise", true)
                .put(
                    "expression",
                    "new Promise(done=>{const look=()=>("
                        + condition
                        + ")?done(true):setTimeout(look,20);look()})"));
    if (!result.path("result").path("value").asBoolean()) {
      throw new IllegalStateException(condition + ": " + result);
    }
  }

  /** The whole page as a PNG. */
  byte[] screenshot() {
    return Base64.getDecoder()
        .decode(
            call(
                    session,
                    "Page.captureScreenshot",
                    parameters().put("format", "png").put("captureBeyondViewport", true))
                .path("data")
                .asText());
  }

  private static ObjectNode parameters() {
    return JSON.createObjectNode();
  }

  private JsonNode call(String sessionId, String method, ObjectNode parameters) {
    int number = ++commands;
    ObjectNode command = parameters().put("id", number).put("method", method);
    command.set("params", parameters);
    if (!sessionId.isEmpty()) {
      command.put("sessionId", sessionId);
    }
    socket.sendText(command.toString(), true).join();
    JsonNode message = next();
    while (message.path("id").asInt() != number) {
      message = next();
    }
    if (message.has("error")) {
      throw new IllegalStateException(method + ": " + message.path("error"));
    }
    return message.path("result");
  }

  private JsonNode next() {
    try {
      JsonNode message = messages.poll(SECONDS, TimeUnit.SECONDS);
      if (message == null) {
        throw new IllegalStateException("the browser is silent");
      }
      JsonNode told = message.path("params");
      switch (message.path("method").asText()) {
        case "Network.requestWillBeSent" -> requests.add(told.path("request").path("url").asText());
        case "Log.entryAdded" -> errors.add(told.path("entry").path("text").asText());
        case "Runtime.consoleAPICalled" -> errors.add("console." + told.path("type").asText());
        case "Runtime.exceptionThrown" -> errors.add("an exception: " + told);
        default -> {}
      }
      return message;
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(end);
    }
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
    part.append(text);
    if (last) {
      try {
        messages.add(JSON.readTree(part.toString()));
      } catch (JsonProcessingException broken) {
        throw new IllegalStateException(broken);
      }
      part.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public void close() {
    socket.abort();
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle each : all) { // so that nobody writes into the profile any more
      each.onExit().completeOnTimeout(each, SECONDS, TimeUnit.SECONDS).join();
    }
  }
}
