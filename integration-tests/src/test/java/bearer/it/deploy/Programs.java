package bearer.it.deploy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.opentest4j.TestAbortedException;

/** Programs that a machine may have. */
final class Programs {
  private Programs() {}

  /** A test that needs one which is not there is skipped. */
  static String needed(String name) {
    for (String directory :
        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(directory, name))) {
        return name;
      }
    }
    throw new TestAbortedException("needs " + name);
  }
}
