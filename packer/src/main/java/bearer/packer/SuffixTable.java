package bearer.packer;

import java.io.IOException;
import java.io.InputStream;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Makes the source of {@code bearer.agent.net.PublicSuffixTable} of the Public Suffix List. There
 * the suffixes are a tree from the right: a line for each top-level domain, behind each name in
 * parentheses what stands before it, as in {@code ck(!www,*)}, all in the order of their letters.
 * Arguments: a jar of Apache HttpClient 5, which carries the list, and the file to write.
 */
public final class SuffixTable {
  /** The class that it makes. */
  static final String CLASS = "bearer/agent/net/PublicSuffixTable";

  /** What the MPL 2.0 asks for (section 3.2): where the list itself is to be had. */
  static final String NOTICE =
      """
      bearer.agent.net.PublicSuffixTable is made of the Public Suffix List, which is
      available at https://publicsuffix.org/list/public_suffix_list.dat under the Mozilla
      Public License 2.0, https://mozilla.org/MPL/2.0/.
      """;

  private static final String LIST = "org/publicsuffix/list/effective_tld_names.dat";

  /** A constant of a class file has at most 65 535 bytes. */
  private static final int PART = 60_000;

  private final Map<String, SuffixTable> children = new TreeMap<>();

  private SuffixTable() {}

  public static void main(String[] args) throws IOException {
    Path source = Path.of(args[1]);
    Files.createDirectories(source.getParent());
    write(source, source(of(list(Path.of(args[0])))));
  }

  /** What is there already stays as old as it is, so that nothing is compiled anew for it. */
  static void write(Path file, String text) throws IOException {
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Files.writeString(file, text);
    }
  }

  private static String list(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry entry = zip.getEntry(LIST);
      if (entry == null) {
        throw new NoSuchElementException(LIST + " in " + jar);
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  /** One line for each top-level domain. */
  static String of(String list) {
    SuffixTable top = new SuffixTable();
    list.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("//"))
        .forEach(line -> top.add(line.split("\\s", 2)[0]));
    return top.text("\n");
  }

  /** The mark of an exception, which stands first, stays with the last label. */
  private void add(String rule) {
    boolean exception = rule.startsWith("!");
    String[] labels = rule.substring(exception ? 1 : 0).split("\\.", -1);
    SuffixTable at = this;
    for (int i = labels.length - 1; i >= 0; i--) {
      String label = labels[i].equals("*") ? "*" : IDN.toASCII(labels[i]);
      String name = exception && i == 0 ? "!" + label : label;
      at = at.children.computeIfAbsent(name, unused -> new SuffixTable());
    }
  }

  private String text(String divider) {
    StringBuilder text = new StringBuilder();
    children.forEach(
        (label, child) -> {
          text.append(text.isEmpty() ? "" : divider).append(label);
          text.append(child.children.isEmpty() ? "" : "(" + child.text(",") + ")");
        });
    return text.toString();
  }

  private static String source(String table) {
    StringBuilder source =
        new StringBuilder(
            """
            package bearer.agent.net;

            /** Made of the Public Suffix List (MPL 2.0) by bearer.packer.SuffixTable. */
            final class PublicSuffixTable {
              private PublicSuffixTable() {}

              static String[] parts() {
                return new String[] {
            """);
    for (int from = 0; from < table.length(); from += PART) {
      String part = table.substring(from, Math.min(from + PART, table.length()));
      source.append('"').append(part.replace("\n", "\\n")).append("\",\n");
    }
    return source.append("    };\n  }\n}\n").toString();
  }
}
