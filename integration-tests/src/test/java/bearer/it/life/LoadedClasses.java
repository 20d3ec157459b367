package bearer.it.life;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.Jdk;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The classes that a JVM loads, in order, as it tells them on stdout. */
final class LoadedClasses {
  private LoadedClasses() {}

  static void tell(JavaCommand command, Jdk jdk) {
    command.option(jdk.feature() == 8 ? "-verbose:class" : "-Xlog:class+load:stdout");
  }

  static List<String> told(String stdout, Jdk jdk) {
    return stdout
        .lines()
        .flatMap(line -> loadedClass(line, jdk))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /**
   * {@code [Loaded java.lang.Object from ...]}, later {@code [0.010s][info][class,load] ...}; no
   * address.
   */
  private static Stream<String> loadedClass(String line, Jdk jdk) {
    String before = jdk.feature() == 8 ? "[Loaded " : "[class,load] ";
    int start = line.indexOf(before);
    return start < 0
        ? Stream.empty()
        : Stream.of(line.substring(start + before.length()).split("[ /]", 2)[0]);
  }
}
