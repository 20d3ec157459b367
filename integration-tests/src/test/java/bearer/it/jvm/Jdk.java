package bearer.it.jvm;

import java.nio.file.Files;
import java.nio.file.Path;

/** One installed JDK. */
public record Jdk(int feature, Path home) {
  public String java() {
    return home.resolve("bin").resolve("java").toString();
  }

  public boolean usable() {
    return Files.isExecutable(home.resolve("bin").resolve("java"));
  }

  @Override
  public String toString() {
    return "JDK " + feature;
  }
}
