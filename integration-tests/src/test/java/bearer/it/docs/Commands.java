package bearer.it.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The blocks of the pages that are there to be copied into a terminal. */
final class Commands {
  /** Of the project; the tests run in their module. */
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern BLOCK =
      Pattern.compile("^ *```(\\w*)\\n(.*?)^ *```", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern PROGRAM = Pattern.compile("(java|mvn) .*");

  /**
   * One command, as one line.
   *
   * @param page from the root on
   */
  record Command(String page, String text) {}

  private Commands() {}

  /** Those of the README, of the benchmarks, and of all pages in {@code docs}. */
  static List<Command> all() {
    List<Command> all = new ArrayList<>();
    for (Path page : pages()) {
      String name = ROOT.relativize(page).toString().replace('\\', '/');
      for (String block : blocks(page)) {
        lines(block).forEach(line -> all.add(new Command(name, line)));
      }
    }
    return all;
  }

  private static List<Path> pages() {
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of(ROOT.resolve("README.md"), ROOT.resolve("benchmarks/README.md")),
              docs.filter(file -> file.toString().endsWith(".md")).sorted())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Blocks of {@code sh}, and those without a language that hold a command of Java or Maven. */
  static List<String> blocks(Path page) {
    List<String> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(read(page));
    while (block.find()) {
      String text = block.group(2).stripTrailing().stripIndent(); // a blank end has no indent
      boolean runs = text.lines().anyMatch(line -> PROGRAM.matcher(line).matches());
      if (block.group(1).equals("sh") || (block.group(1).isEmpty() && runs)) {
        blocks.add(text);
      }
    }
    return blocks;
  }

  /** Without remarks, each on one line. */
  private static List<String> lines(String block) {
    return block
        .replaceAll("\\\\\\n\\s*", "")
        .lines()
        .map(line -> line.replaceAll("\\s+#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  static String read(Path file) {
    try {
      return Files.readString(file).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
