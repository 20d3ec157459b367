package bearer.agent.metrics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.concurrent.ThreadLocalRandom;

/** This process among those of the machine. Reads {@code /proc} where there is one. */
final class ThisProcess {
  private static final Path PROC = Paths.get("/proc");

  /** Its number; where that cannot be told, digits that no other process is likely to have. */
  final String id;

  /**
   * The boot of the machine and the space in it (as of a container) in which that number is its
   * own; empty if it cannot be told.
   */
  final String space;

  ThisProcess(String id, String space) {
    this.id = id;
    this.space = space;
  }

  static ThisProcess current() {
    return new ThisProcess(number(), numberSpace());
  }

  /** Whether a process of the same space has ended for certain. */
  boolean isOver(String other, String itsSpace) {
    return !space.isEmpty()
        && itsSpace.equals(space)
        && !other.equals(id)
        && Files.isDirectory(PROC.resolve("self"))
        && Files.notExists(PROC.resolve(other));
  }

  private static String number() {
    try {
      return PROC.resolve("self").toRealPath().getFileName().toString();
    } catch (IOException | RuntimeException notLinux) {
      return numberByJava9();
    }
  }

  private static String numberByJava9() {
    try {
      Class<?> handle = Class.forName("java.lang.ProcessHandle");
      Object current = handle.getMethod("current").invoke(null);
      return String.valueOf(handle.getMethod("pid").invoke(current));
    } catch (ReflectiveOperationException | RuntimeException java8) {
      return "r" + ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
    }
  }

  private static String numberSpace() {
    try {
      byte[] boot = Files.readAllBytes(PROC.resolve("sys/kernel/random/boot_id"));
      String numbers = Files.readSymbolicLink(PROC.resolve("self/ns/pid")).toString();
      return new String(boot, StandardCharsets.US_ASCII).trim() + '/' + numbers;
    } catch (IOException | RuntimeException notLinux) {
      return "";
    }
  }
}
