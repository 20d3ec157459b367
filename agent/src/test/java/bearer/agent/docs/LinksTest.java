package bearer.agent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.diag.Docs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whatever a page points to is there. */
class LinksTest {
  @Test
  void links_withinTheProject_leadSomewhere() throws IOException {
    List<String> followed = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    for (Page page : Page.all()) {
      for (String link : page.links) {
        if (!link.contains("://") && !link.startsWith("mailto:")) {
          followed.add(link);
          if (!leadsSomewhere(page, link)) {
            broken.add(page + ": " + link);
          }
        }
      }
    }
    assertThat(followed).hasSizeGreaterThan(100);
    assertThat(broken).isEmpty();
  }

  /** By as many steps as it takes. */
  @Test
  void pages_areAllReachedFromTheReadme() throws IOException {
    List<Page> pages = Page.all();
    Set<Path> reached = new TreeSet<>();
    Deque<Page> next = new ArrayDeque<>(List.of(pages.get(0)));
    while (!next.isEmpty()) {
      Page page = next.pop();
      if (reached.add(page.file)) {
        page.links.stream()
            .filter(link -> link.matches("[^:#]+\\.md(#.*)?"))
            .forEach(link -> next.push(Page.of(target(page, link))));
      }
    }
    assertThat(pages).extracting(page -> page.file).isSubsetOf(reached);
  }

  /** A code is its own anchor: {@code problems.md#ba-402}. */
  @Test
  void codes_thatPagesName_areExplained() throws IOException {
    List<String> explained = Page.of(Docs.file("problems.md")).anchors;
    for (Page page : Page.all()) {
      assertThat(page.words.stream().filter(word -> word.matches("BA-\\d{3}")))
          .as(page.toString())
          .allMatch(code -> explained.contains(code.toLowerCase(Locale.ROOT)));
    }
  }

  private static boolean leadsSomewhere(Page page, String link) {
    Path target = target(page, link);
    String anchor = link.substring(link.indexOf('#') + 1);
    return Files.exists(target)
        && (link.indexOf('#') < 0 || Page.of(target).anchors.contains(anchor));
  }

  private static Path target(Page page, String link) {
    int hash = link.indexOf('#');
    String name = hash < 0 ? link : link.substring(0, hash);
    return name.isEmpty() ? page.file : page.file.resolveSibling(name).normalize();
  }
}
