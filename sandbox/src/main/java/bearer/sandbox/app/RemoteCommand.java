package bearer.sandbox.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URL;
import java.net.URLEncoder;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command for a sandbox that runs. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
abstract class RemoteCommand implements Callable<Integer> {
  private static final int MILLIS = 10_000;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--page-port",
      paramLabel = "PORT",
      defaultValue = Main.PAGE_PORT,
      description = "of the sandbox's page (default: ${DEFAULT-VALUE})")
  private int pagePort;

  /** What the sandbox shows. */
  final int get(String path) throws IOException {
    return give(connection(path));
  }

  /** Has the sandbox turn a switch. */
  final int post(String path, String form) throws IOException {
    HttpURLConnection connection = connection(path);
    connection.setRequestMethod("POST");
    connection.setRequestProperty(Guard.HEADER, "1");
    connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
    connection.setDoOutput(true);
    try {
      connection.getOutputStream().write(form.getBytes(UTF_8));
    } catch (ConnectException nobody) {
      throw nobody(nobody);
    }
    return give(connection);
  }

  static String field(String name, String value) throws IOException {
    return name + "=" + URLEncoder.encode(value, "UTF-8");
  }

  private HttpURLConnection connection(String path) throws IOException {
    URL url = new URL("http", "127.0.0.1", pagePort, path);
    HttpURLConnection connection = (HttpURLConnection) url.openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout(MILLIS);
    connection.setReadTimeout(MILLIS);
    return connection;
  }

  private int give(HttpURLConnection connection) throws IOException {
    int status;
    try {
      status = connection.getResponseCode();
    } catch (ConnectException nobody) {
      throw nobody(nobody);
    }
    boolean done = status == 200;
    InputStream in = done ? connection.getInputStream() : connection.getErrorStream();
    String text = in == null ? "" : text(in);
    (done ? line().getOut() : line().getErr()).print(text);
    line().getOut().flush();
    line().getErr().flush();
    return done ? 0 : status == 400 ? 2 : 1;
  }

  private IOException nobody(ConnectException why) {
    return new IOException(
        "no sandbox has its page at port " + pagePort + ": start one, or name its --page-port",
        why);
  }

  private picocli.CommandLine line() {
    return Objects.requireNonNull(spec).commandLine();
  }

  private static String text(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      all.write(next);
    }
    return new String(all.toByteArray(), UTF_8);
  }
}
