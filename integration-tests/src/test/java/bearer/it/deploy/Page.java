package bearer.it.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the docs, as somebody copies from it. */
record Page(Path path, String text) {
  static final Path DOCS = Path.of("../docs").toAbsolutePath().normalize();
  static final Path DEPLOYMENT = DOCS.resolve("deployment");

  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^( *)```(\\w*)\\n(.*?)^\\1```$", Pattern.UNIX_LINES);
  private static final Pattern FILE = Pattern.compile("\\]\\((files/[^)]+)\\)\\)?:\\s*\\z");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");

  /**
   * A code block.
   *
   * @param file what the line before says that it is; empty if it is no file
   */
  record Block(String language, String text, String file) {}

  static Page of(Path path) {
    try {
      return new Page(path, Files.readString(path));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static Page named(String name) {
    return of(DEPLOYMENT.resolve(name));
  }

  static List<Page> all() {
    try (Stream<Path> files = Files.list(DEPLOYMENT)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().map(Page::of).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A file that is copied as it is. */
  static String file(String name) {
    return of(DEPLOYMENT.resolve("files").resolve(name)).text;
  }

  List<Block> blocks() {
    return BLOCK.matcher(text).results().map(this::block).toList();
  }

  /** The blocks that are commands. */
  List<String> commands() {
    return blocks().stream().filter(b -> b.language.equals("sh")).map(Block::text).toList();
  }

  private Block block(MatchResult found) {
    String before = text.substring(0, found.start());
    return new Block(
        found.group(2),
        found.group(3).replaceAll("(?m)^" + found.group(1), ""),
        FILE.matcher(before).results().map(file -> file.group(1)).findFirst().orElse(""));
  }

  List<String> headings() {
    return HEADING
        .matcher(BLOCK.matcher(text).replaceAll(""))
        .results()
        .map(heading -> heading.group(1))
        .toList();
  }

  /** The targets of links, but for those to the web. */
  List<String> links() {
    return LINK.matcher(BLOCK.matcher(text).replaceAll(""))
        .results()
        .map(link -> link.group(1))
        .filter(link -> !link.startsWith("http"))
        .toList();
  }

  /** Whether a link of this page leads to a file, and to a heading of it, if it says one. */
  boolean leadsSomewhere(String link) {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? path : path.resolveSibling(parts[0]);
    return Files.exists(target)
        && (parts.length == 1
            || of(target).headings().stream().map(Page::anchor).anyMatch(parts[1]::equals));
  }

  /** As GitHub and others make it of a heading. */
  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", "").replace(' ', '-');
  }
}
