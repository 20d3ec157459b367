package bearer.agent.report;

import bearer.agent.diag.OneLine;
import java.util.List;

/** Markup. Whatever is not a literal of this package goes through {@link #escaped}. */
final class Html {
  private final StringBuilder out = new StringBuilder();

  /**
   * Markup as it is.
   *
   * @param literal of nobody but this package
   */
  Html raw(String literal) {
    out.append(literal).append('\n');
    return this;
  }

  /** An element with a text in it. */
  Html text(String tag, String text) {
    out.append('<').append(tag).append('>').append(escaped(text));
    out.append("</").append(tag).append(">\n");
    return this;
  }

  /** An element of a class, with a text in it. */
  Html text(String tag, String style, String text) {
    out.append('<').append(tag).append(" class=\"").append(style).append("\">");
    out.append(escaped(text)).append("</").append(tag).append(">\n");
    return this;
  }

  /**
   * A table, whose rows become cards on a phone; a sentence if there are no rows.
   *
   * @param head the last columns are numbers if their names end with a {@code #}, which is not
   *     shown
   */
  Html table(String none, String[] head, List<String[]> rows) {
    if (rows.isEmpty()) {
      return text("p", "none", none);
    }
    out.append("<table><thead><tr>");
    for (String name : head) {
      out.append(name.endsWith("#") ? "<th class=\"number\">" : "<th>");
      out.append(escaped(label(name))).append("</th>");
    }
    out.append("</tr></thead><tbody>\n");
    for (String[] row : rows) {
      out.append("<tr>");
      for (int i = 0; i < row.length; i++) {
        out.append(head[i].endsWith("#") ? "<td class=\"number\"" : "<td");
        out.append(" data-label=\"").append(escaped(label(head[i]))).append("\">");
        out.append("<span>").append(escaped(row[i])).append("</span></td>");
      }
      out.append("</tr>\n");
    }
    out.append("</tbody></table>\n");
    return this;
  }

  private static String label(String name) {
    return name.endsWith("#") ? name.substring(0, name.length() - 1) : name;
  }

  /** For text and for quoted attributes; what steers is a space. */
  static String escaped(String unsafe) {
    String text = OneLine.of(unsafe);
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&':
          safe.append("&amp;");
          break;
        case '<':
          safe.append("&lt;");
          break;
        case '>':
          safe.append("&gt;");
          break;
        case '"':
          safe.append("&quot;");
          break;
        case '\'':
          safe.append("&#39;");
          break;
        default:
          safe.append(c);
      }
    }
    return safe.toString();
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
