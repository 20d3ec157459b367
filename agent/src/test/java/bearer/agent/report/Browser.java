package bearer.agent.report;

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
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Headless Chromium, driven by the DevTools protocol. One page at a time; one thread. */
final class Browser implements AutoCloseable, WebSocket.Listener {
  private static final String LISTENING = "DevTools listening on ";
  private static final long SECONDS = 60;

  private final Process process;
  private final WebSocket socket;
  private final BlockingQueue<Facts> messages = new LinkedBlockingQueue<>();
  private final StringBuilder part = new StringBuilder();
  private final String session;
  private int commands;

  /** All that the page has asked for, and said. */
  final List<String> requests = new ArrayList<>();

  final List<String> errors = new ArrayList<>();

  private Browser(Path program, Path profile) throws IOException {
    ProcessBuilder command =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
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
    String target = call("", "Target.createTarget", "\"url\":\"about:blank\"").text("targetId");
    session =
        call("", "Target.attachToTarget", "\"flatten\":true,\"targetId\":\"" + target + "\"")
            .text("sessionId");
    for (String domain : List.of("Page", "Network", "Log", "Runtime")) {
      call(session, domain + ".enable", "");
    }
  }

  /** Null if none is on this machine. */
  static @Nullable Path program() {
    for (String folder : System.getenv("PATH").split(":", -1)) {
      for (String name : List.of("chromium", "chromium-browser", "google-chrome")) {
        Path program = Path.of(folder, name);
        if (Files.isExecutable(program)) {
          return program;
        }
      }
    }
    return null;
  }

  static Browser start(Path program, Path profile) throws IOException {
    return new Browser(program, profile);
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
  void open(URI page, int width, boolean dark) {
    requests.clear();
    errors.clear();
    call(
        session,
        "Emulation.setDeviceMetricsOverride",
        String.format(
            Locale.ROOT,
            "\"width\":%d,\"height\":900,\"deviceScaleFactor\":1,\"mobile\":%b",
            width,
            width < 600));
    call(
        session,
        "Emulation.setEmulatedMedia",
        "\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\""
            + (dark ? "dark" : "light")
            + "\"}]");
    call(session, "Page.navigate", "\"url\":\"" + page + "\"");
    Facts message = next();
    while (!message.text("method").equals("Page.loadEventFired")) {
      message = next();
    }
  }

  /** What an expression comes to: a text, or a whole number as one. */
  String evaluate(String expression) {
    return call(session, "Runtime.evaluate", "\"expression\":\"String(" + expression + ")\"")
        .one("result")
        .text("value");
  }

  /** The whole page as a PNG, in Base64. */
  String screenshot() {
    return call(
            session, "Page.captureScreenshot", "\"format\":\"png\",\"captureBeyondViewport\":true")
        .text("data");
  }

  private Facts call(String sessionId, String method, String parameters) {
    commands++;
    String to = sessionId.isEmpty() ? "" : ",\"sessionId\":\"" + sessionId + "\"";
    socket
        .sendText(
            "{\"id\":"
                + commands
                + to
                + ",\"method\":\""
                + method
                + "\",\"params\":{"
                + parameters
                + "}}",
            true)
        .join();
    Facts message = next();
    while (message.number("id") != commands) {
      message = next();
    }
    if (!message.one("error").text("message").isEmpty()) {
      throw new IllegalStateException(method + ": " + message.one("error").text("message"));
    }
    return message.one("result");
  }

  private Facts next() {
    try {
      Facts message = messages.poll(SECONDS, TimeUnit.SECONDS);
      if (message == null) {
        throw new IllegalStateException("the browser is silent");
      }
      Facts told = message.one("params");
      switch (message.text("method")) {
        case "Network.requestWillBeSent" -> requests.add(told.one("request").text("url"));
        case "Log.entryAdded" -> errors.add(told.one("entry").text("text"));
        case "Runtime.consoleAPICalled" -> errors.add("console." + told.text("type"));
        case "Runtime.exceptionThrown" -> errors.add("an exception");
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
      Facts message = Json.object(part.toString());
      part.setLength(0);
      if (message != null) {
        messages.add(message);
      }
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
