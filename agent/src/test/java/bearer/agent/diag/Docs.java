package bearer.agent.diag;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/** Finds files in {@code docs/}, whether started by Maven or from the project's root. */
public final class Docs {
  private Docs() {}

  public static Path file(String name) {
    Path above = Paths.get("..", "docs");
    return (Files.isDirectory(above) ? above : Paths.get("docs")).resolve(name);
  }

  /** Its text with plain line feeds; empty if there is no such file. */
  public static String read(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file).replace("\r\n", "\n") : "";
  }
}
