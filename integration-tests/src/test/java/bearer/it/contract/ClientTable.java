package bearer.it.contract;

import bearer.it.jvm.JavaCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The table of client versions, {@code client-libraries/clients.txt}. */
final class ClientTable {
  private static final Path FILE = Path.of("../client-libraries/clients.txt");
  private static final Map<String, List<String>> ROWS = read();

  private ClientTable() {}

  /** The names of all rows but those that are marked as no client's, in the table's order. */
  static Stream<String> rowsWithAClient() {
    return ROWS.keySet().stream();
  }

  /** The coordinates of a row's jars. */
  static List<String> coordinates(String row) {
    return ROWS.getOrDefault(row, List.of());
  }

  /** The jars of a row; none for what the JDK brings. */
  static List<Path> jars(String row) {
    return row.isEmpty() ? List.of() : JavaCommand.jars(row);
  }

  private static Map<String, List<String>> read() {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (String line : lines()) {
      List<String> words =
          Arrays.asList(
              line.replaceFirst("^[+=]", "").replaceFirst(" \\|( |$)", " ").trim().split("\\s+"));
      if (!line.isBlank() && !line.startsWith("#") && !line.startsWith("-")) {
        rows.put(words.get(0), words.subList(1, words.size()));
      }
    }
    return rows;
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
