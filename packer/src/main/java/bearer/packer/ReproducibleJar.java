package bearer.packer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the same bytes for the same entries, whoever builds, when and where. */
final class ReproducibleJar {
  private final LocalDateTime time; // without the time zone of the building machine

  ReproducibleJar(Instant time) {
    this.time = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
  }

  /** The jar is there whole or as it was. */
  void write(Path jar, Map<String, byte[]> entries) throws IOException {
    Path fresh = jar.resolveSibling(jar.getFileName() + ".new");
    try (OutputStream file = Files.newOutputStream(fresh);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.setLevel(9);
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        write(zip, entry.getKey(), entry.getValue());
      }
    }
    Files.move(fresh, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private void write(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(time);
    if (name.endsWith(SegmentFormat.SUFFIX)) {
      store(entry, content);
    }
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  /** As it is: what it holds is deflated. */
  private static void store(ZipEntry entry, byte[] content) {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
  }
}
