package bearer.agent.docs;

import bearer.agent.diag.Docs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation, as far as tests ask: its headings, code, links. Immutable. */
final class Page {
  private static final Pattern FENCE = Pattern.compile(" *```(\\w*).*");
  private static final Pattern HEADING = Pattern.compile("(#{1,6}) (.+)");
  private static final Pattern LINK = Pattern.compile("\\[[^\\[\\]]*]\\(([^()\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  final Path file;

  /** Each with its language in the first line. */
  final List<String> blocks = new ArrayList<>();

  /** {@code #}, {@code ##} and so on, in order. */
  final List<String> levels = new ArrayList<>();

  /** What a link may name behind a {@code #}. */
  final List<String> anchors = new ArrayList<>();

  final List<String> links = new ArrayList<>();

  /** What stands between two backquotes outside of blocks, each once. */
  final TreeSet<String> words = new TreeSet<>();

  private Page(Path file) {
    this.file = file;
    StringBuilder prose = new StringBuilder();
    String block = "";
    for (String line : read(file).lines().toList()) {
      Matcher fence = FENCE.matcher(line);
      if (fence.matches() && block.isEmpty()) {
        block = fence.group(1) + "\n";
      } else if (fence.matches()) {
        blocks.add(block);
        block = "";
      } else if (!block.isEmpty()) {
        block += line.strip() + "\n";
      } else {
        heading(line);
        prose.append(line).append('\n');
      }
    }
    find(LINK, CODE.matcher(prose).replaceAll("")).forEach(links::add);
    find(CODE, prose.toString()).map(word -> word.replaceAll("\\s+", " ")).forEach(words::add);
  }

  /** Every page that is not made of another one. */
  static List<Page> all() throws IOException {
    Path project = Docs.file("..").normalize();
    List<Page> pages = new ArrayList<>();
    for (String name :
        List.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "benchmarks/README.md")) {
      pages.add(of(project.resolve(name)));
    }
    try (Stream<Path> files = Files.walk(Docs.file(""))) {
      files.filter(file -> file.toString().endsWith(".md")).map(Page::of).forEach(pages::add);
    }
    return pages;
  }

  static Page of(Path file) {
    return new Page(file.normalize());
  }

  private static String read(Path file) {
    try {
      return Docs.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void heading(String line) {
    Matcher heading = HEADING.matcher(line);
    if (heading.matches()) {
      levels.add(heading.group(1));
      String anchor = anchor(heading.group(2));
      anchors.add(anchors.contains(anchor) ? anchor + "-1" : anchor);
    }
  }

  /** As GitHub makes it of a heading: its letters, digits, hyphens and blanks. */
  private static String anchor(String heading) {
    return heading
        .replaceAll("\\[([^\\[\\]]*)]\\([^()]*\\)", "$1")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
        .replace(' ', '-');
  }

  private static Stream<String> find(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1));
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
