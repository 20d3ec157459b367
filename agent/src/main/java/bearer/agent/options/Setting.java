package bearer.agent.options;

/** One value and where it was set, in words that the operator finds again. Immutable. */
final class Setting {
  private static final int MAX_QUOTED = 80;

  final Option option;
  final String value;

  /** Ends a message: empty, or a remark in parentheses after a space. */
  final String where;

  /** As set: {@code bearer.mode} or {@code BEARER_MODE}. */
  private final String name;

  /** Which one of a list; empty, or in parentheses after a space. */
  private final String entry;

  Setting(Option option, String name, String value, String where) {
    this(option, name, value, where, "");
  }

  private Setting(Option option, String name, String value, String where, String entry) {
    this.option = option;
    this.name = name;
    this.entry = entry;
    this.value = option.secret() ? withoutLineEnd(value) : value.trim();
    this.where = where;
  }

  /** Blank is as good as not set, but for the list that may be meant to be empty. */
  static boolean counts(Option option, String value) {
    return option == Option.LEGACY_HEADERS || !value.trim().isEmpty();
  }

  /** Whether it was set as one, of which no file is. */
  boolean isSystemProperty() {
    return name.startsWith(Option.PREFIX) && where.isEmpty();
  }

  /** In words that the operator finds again. */
  String source() {
    if (!where.isEmpty()) {
      return where.substring(where.indexOf("in ") + 3, where.length() - 1);
    }
    return name.startsWith(Option.PREFIX) ? "system property" : "environment, " + name;
  }

  /**
   * One entry of a list.
   *
   * @param number its place in the list, from 1; 0 if it is the only one
   */
  Setting entry(String item, int number) {
    return new Setting(option, name, item, where, number == 0 ? "" : " (entry " + number + ")");
  }

  /** {@code name=value}; the name alone where the value could hold a secret. */
  String quoted() {
    return Shown.value(option, value) ? name + '=' + printable(value) : name + entry;
  }

  @Override
  public String toString() {
    return quoted();
  }

  /** At most 80 characters, without control characters and without what follows a {@code ?}. */
  static String printable(String text) {
    int query = text.indexOf('?');
    String shown = query < 0 ? text : text.substring(0, query) + "?...";
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < shown.length() && i < MAX_QUOTED; i++) {
      char c = shown.charAt(i);
      line.append(Character.isISOControl(c) ? ' ' : c);
    }
    return shown.length() > MAX_QUOTED ? line.append("...").toString() : line.toString();
  }

  /** As of a secret read from a file: mounted secrets often end with a line feed by accident. */
  static String withoutLineEnd(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(0, end);
  }
}
