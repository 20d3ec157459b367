package bearer.agent.oauth;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A file that operators replace while the application runs: read anew each time, and whole. */
final class SmallFile {
  private static final int MAX_BYTES = 64 * 1024;

  private SmallFile() {}

  static byte[] bytes(String file) throws IOException {
    try (InputStream in = open(file)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] buffer = new byte[1024];
      for (int n = in.read(buffer); n >= 0 && bytes.size() <= MAX_BYTES; n = in.read(buffer)) {
        bytes.write(buffer, 0, n);
      }
      if (bytes.size() > MAX_BYTES) {
        throw new IOException(file + " is longer than " + MAX_BYTES + " bytes");
      }
      return withoutByteOrderMark(bytes.toByteArray());
    }
  }

  /**
   * Regular files alone: to open a pipe would block for as long as nobody writes to it.
   *
   * @throws IOException that names the file
   */
  static InputStream open(String file) throws IOException {
    File named = new File(file);
    if (named.exists() && !named.isFile()) {
      throw new FileNotFoundException(file + " is not a regular file");
    }
    return new FileInputStream(named);
  }

  /** Editors put it before UTF-8, unseen; no key store begins so. */
  private static byte[] withoutByteOrderMark(byte[] content) {
    boolean marked =
        content.length >= 3
            && content[0] == (byte) 0xEF
            && content[1] == (byte) 0xBB
            && content[2] == (byte) 0xBF;
    return marked ? Arrays.copyOfRange(content, 3, content.length) : content;
  }
}
