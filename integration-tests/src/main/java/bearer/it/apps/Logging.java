package bearer.it.apps;

import bearer.it.contract.Streams;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/**
 * An application with an SLF4J, whose log ends in {@code System.out}. Does what each line of stdin
 * says: {@code log TEXT}, {@code send URL}, {@code load CLASS}, {@code contexts} of Log4j. An
 * argument makes the log a difficult one: {@code block}, or a URL that is called with each line of
 * the agent's.
 */
public final class Logging {
  private static final PrintStream STDOUT = System.out;

  private Logging() {}

  public static void main(String[] args) throws Exception {
    if (args.length > 0) {
      System.setOut(new PrintStream(new Difficult(args[0]), true, "UTF-8"));
    }
    STDOUT.println("ready");
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      run(line);
    }
  }

  static void run(String line) throws Exception {
    String argument = line.substring(line.indexOf(' ') + 1);
    if (line.startsWith("log ")) {
      LoggerFactory.getLogger("application").info(argument);
    } else if (line.startsWith("send ")) {
      STDOUT.println("status " + status(argument));
    } else if (line.startsWith("load ")) {
      STDOUT.println("loaded " + Class.forName(argument, false, loader()).getName());
    } else {
      STDOUT.println("contexts " + contexts());
    }
  }

  private static ClassLoader loader() {
    return Logging.class.getClassLoader();
  }

  @SuppressWarnings("deprecation") // as applications construct URLs
  static int status(String url) throws Exception {
    HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
    Streams.text(connection.getInputStream());
    return connection.getResponseCode();
  }

  private static int contexts() throws Exception {
    Object factory =
        Class.forName("org.apache.logging.log4j.LogManager").getMethod("getFactory").invoke(null);
    Object selector = factory.getClass().getMethod("getSelector").invoke(factory);
    Object all =
        Class.forName("org.apache.logging.log4j.core.selector.ContextSelector")
            .getMethod("getLoggerContexts")
            .invoke(selector);
    return ((java.util.Collection<?>) all).size();
  }

  /** Where the lines of a log go, one call for each at least. */
  private static final class Difficult extends OutputStream {
    private final String trouble;

    Difficult(String trouble) {
      this.trouble = trouble;
    }

    @Override
    public void write(int b) {
      STDOUT.write(b);
    }

    @Override
    public void write(byte[] text, int from, int length) {
      try {
        if (new String(text, from, length, StandardCharsets.UTF_8).contains("bearer.agent")) {
          makeTrouble();
        }
      } catch (Exception problem) {
        STDOUT.println(problem);
      }
      STDOUT.write(text, from, length);
    }

    private void makeTrouble() throws Exception {
      if (trouble.equals("block")) {
        STDOUT.println("blocked");
        new CountDownLatch(1).await();
      }
      STDOUT.println("appender " + status(trouble));
    }
  }
}
