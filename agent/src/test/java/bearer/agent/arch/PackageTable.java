package bearer.agent.arch;

import bearer.agent.diag.Docs;
import com.tngtech.archunit.core.domain.PackageMatchers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The table under "Who may know whom" in docs/architecture.md. Its rows: a package, what it is, the
 * packages of this project that it may know, the packages of others (as ArchUnit writes them).
 */
final class PackageTable {
  static final String OURS = "bearer.agent.";

  private static final String HEADING = "## Who may know whom\n";
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");
  private static final Pattern ROW =
      Pattern.compile("^\\| *`([^`|]+)` *\\|[^|]*\\|([^|]*)\\|([^|]*)\\|$", Pattern.MULTILINE);

  /** What everybody may know: the JDK, and annotations that nobody loads. */
  private static final PackageMatchers FOR_ALL =
      PackageMatchers.of(
          "java..", "javax..", "org.jspecify.annotations", "com.google.errorprone.annotations..");

  private record Row(Set<String> own, PackageMatchers others) {}

  private final Map<String, Row> rows = new TreeMap<>();

  PackageTable(String document) {
    String section = document.substring(document.indexOf(HEADING) + HEADING.length());
    int next = section.indexOf("\n## ");
    ROW.matcher(next < 0 ? section : section.substring(0, next)).results().forEach(this::add);
  }

  static PackageTable ofTheDocs() {
    try {
      return new PackageTable(Docs.read(Docs.file("architecture.md")));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void add(MatchResult row) {
    Set<String> own = new TreeSet<>(names(row.group(2)));
    if (rows.put(row.group(1), new Row(own, PackageMatchers.of(names(row.group(3))))) != null) {
      throw new IllegalArgumentException("two rows for " + row.group(1));
    }
  }

  private static List<String> names(String cell) {
    return NAME.matcher(cell).results().map(name -> name.group(1)).toList();
  }

  /** Without {@link #OURS}, as in the table. */
  Set<String> packages() {
    return rows.keySet();
  }

  /** What the row of this package names, in the table's order; empty if there is no such row. */
  Set<String> allowed(String ofPackage) {
    return Optional.ofNullable(rows.get(ofPackage)).map(Row::own).orElse(Set.of());
  }

  /** Both are full names; a package that is not in the table may know nothing. */
  boolean allows(String from, String to) {
    if (from.equals(to) || FOR_ALL.test(to)) {
      return true;
    }
    Row row = rows.get(shortName(from));
    return row != null
        && (to.startsWith(OURS) ? row.own.contains(shortName(to)) : row.others.test(to));
  }

  static String shortName(String packageName) {
    return packageName.startsWith(OURS) ? packageName.substring(OURS.length()) : packageName;
  }
}
