package bearer.agent.oauth;

import bearer.agent.config.Credential;
import bearer.agent.diag.Code;
import bearer.agent.token.TokenUnavailable;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The text of a credential's secret, at the moment that it is needed. */
final class ClientSecret {
  private static final int MAX_BYTES = 64 * 1024;

  private ClientSecret() {}

  /** Reads the file anew each time: operators replace it while the application runs. */
  static String of(Credential credential) throws TokenUnavailable {
    if (credential.secret != null) {
      return credential.secret.reveal();
    }
    if (credential.secretFile == null) {
      throw new TokenUnavailable(Code.SECRET_UNREADABLE, "no client secret");
    }
    return read(credential.secretFile);
  }

  private static String read(String file) throws TokenUnavailable {
    String text;
    try (InputStream in = new FileInputStream(file)) {
      text = trimmed(utf8(in));
    } catch (IOException unreadable) {
      throw new TokenUnavailable(
          Code.SECRET_UNREADABLE, "cannot read the secret file: " + Problem.brief(unreadable));
    }
    if (text.isEmpty()) {
      throw new TokenUnavailable(Code.SECRET_UNREADABLE, "the secret file " + file + " is empty");
    }
    return text;
  }

  private static String utf8(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[1024];
    for (int n = in.read(buffer); n >= 0 && bytes.size() <= MAX_BYTES; n = in.read(buffer)) {
      bytes.write(buffer, 0, n);
    }
    if (bytes.size() > MAX_BYTES) {
      throw new IOException("longer than " + MAX_BYTES + " bytes");
    }
    return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
  }

  private static String trimmed(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(0, end);
  }
}
