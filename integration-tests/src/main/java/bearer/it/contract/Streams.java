package bearer.it.contract;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Bodies as the JDK's streams, in UTF-8. */
public final class Streams {
  private Streams() {}

  public static byte[] bytes(Call call) {
    return call.body.getBytes(StandardCharsets.UTF_8);
  }

  public static InputStream stream(Call call) {
    return new ByteArrayInputStream(bytes(call));
  }

  /** Reads to the end and closes; empty for null. */
  public static String text(@Nullable InputStream in) throws IOException {
    if (in == null) {
      return "";
    }
    try (InputStream closed = in) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] chunk = new byte[1024];
      for (int n = closed.read(chunk); n >= 0; n = closed.read(chunk)) {
        out.write(chunk, 0, n);
      }
      return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }
  }
}
