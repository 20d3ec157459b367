package bearer.packer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, in the form that {@code sha256sum -c} reads. */
final class Checksum {
  private Checksum() {}

  static void writeBeside(Path file) throws IOException {
    Path name = file.getFileName();
    Files.writeString(file.resolveSibling(name + ".sha256"), of(file) + "  " + name + "\n");
  }

  static String of(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
