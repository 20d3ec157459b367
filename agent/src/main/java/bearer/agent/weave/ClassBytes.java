package bearer.agent.weave;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** Class files of the agent's own loader, which keeps them in memory: no file is opened. */
final class ClassBytes {
  private ClassBytes() {}

  static byte[] read(String internalName) throws IOException {
    ClassLoader own = ClassBytes.class.getClassLoader();
    try (InputStream in = own.getResourceAsStream(internalName + ".class")) {
      if (in == null) {
        throw new FileNotFoundException(internalName);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
      byte[] buffer = new byte[8192];
      for (int n; (n = in.read(buffer)) > 0; ) {
        out.write(buffer, 0, n);
      }
      return out.toByteArray();
    }
  }
}
