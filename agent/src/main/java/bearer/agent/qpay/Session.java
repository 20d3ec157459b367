package bearer.agent.qpay;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/**
 * A user's login, kept for the minutes that its token lives in a file that is its owner's alone.
 * The token goes to the API alone that the login was for.
 */
public final class Session {
  private static final String AUTHORIZATION = "authorization";
  private static final String AGAIN = ": run qpay login";

  private final String authorization;
  private final String api;
  private final long endsAtMillis;

  /**
   * @param authorization the token as the value of its header
   * @param endsAtMillis of the wall clock
   */
  public Session(String authorization, String api, long endsAtMillis) {
    this.authorization = authorization;
    this.api = api;
    this.endsAtMillis = endsAtMillis;
  }

  /** Whole or not at all; only in the place of another login. */
  public void write(Path file) throws IOException, Undone {
    if (Files.exists(file)) {
      kept(file);
    }
    Path absolute = file.toAbsolutePath();
    Path written = Files.createTempFile(absolute.getParent(), "qpay-session-", ".part");
    try {
      String text = AUTHORIZATION + '=' + authorization + "\nends=" + endsAtMillis + "\napi=";
      Files.write(written, (text + api + '\n').getBytes(StandardCharsets.UTF_8));
      Files.move(written, absolute, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  /**
   * The value of the header for that API.
   *
   * @throws Undone if there is none, or none any more; the file is deleted then
   */
  public static String authorization(Path file, String api, long nowMillis)
      throws Undone, IOException {
    if (!Files.isRegularFile(file)) {
      throw new Undone("nobody is logged in" + AGAIN);
    }
    Properties kept = kept(file);
    String authorization = kept.getProperty(AUTHORIZATION, "");
    if (!authorization.startsWith("Bearer ") || !isLater(kept.getProperty("ends", ""), nowMillis)) {
      Files.delete(file);
      throw new Undone("the login is over" + AGAIN);
    } else if (!api.equals(kept.getProperty("api", ""))) {
      throw new Undone("the login is for another API" + AGAIN + " with this --api");
    }
    return authorization;
  }

  private static Properties kept(Path file) throws IOException, Undone {
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    if (!text.startsWith(AUTHORIZATION + '=')) {
      throw new Undone(file + " is no login, and is left alone: name another --session");
    }
    Properties kept = new Properties();
    kept.load(new StringReader(text));
    return kept;
  }

  private static boolean isLater(String millis, long nowMillis) {
    return millis.matches("[0-9]{1,18}") && nowMillis < Long.parseLong(millis);
  }
}
