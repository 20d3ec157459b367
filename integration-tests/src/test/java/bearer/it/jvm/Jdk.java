package bearer.it.jvm;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One installed JDK, or what stands in for those that a test needs and nobody has installed. */
public final class Jdk {
  private final int feature;
  private final String name;
  private final @Nullable Path home;

  private Jdk(int feature, String name, @Nullable Path home) {
    this.feature = feature;
    this.name = name;
    this.home = home;
  }

  static Jdk installed(int feature, Path home) {
    return new Jdk(feature, "JDK " + feature, home);
  }

  /** A run-time image that its jlink has made. */
  public Jdk image(Path directory) {
    return new Jdk(feature, name + " image", directory);
  }

  /** Whoever asks for its programs is skipped. */
  static Jdk missing(int oldest, int newest) {
    return new Jdk(
        oldest,
        "JDK " + oldest + (newest == Integer.MAX_VALUE ? " or later" : " to " + newest),
        null);
  }

  public int feature() {
    return feature;
  }

  public Path home() {
    if (home == null) {
      throw new MissingJdk(name);
    }
    return home;
  }

  /** One of its programs; whether it is there depends on the JDK. */
  public Path program(String program) {
    return home().resolve("bin").resolve(program);
  }

  boolean usable() {
    return home != null && Files.isExecutable(program("java"));
  }

  @Override
  public String toString() {
    return name;
  }
}
