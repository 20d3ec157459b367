package bearer.it;

import java.nio.file.Files;
import java.nio.file.Path;

/** One installed JDK. */
record Jdk(int feature, Path home) {
  String java() {
    return home.resolve("bin").resolve("java").toString();
  }

  boolean usable() {
    return Files.isExecutable(home.resolve("bin").resolve("java"));
  }

  @Override
  public String toString() {
    return "JDK " + feature;
  }
}
