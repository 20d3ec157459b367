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

  Setting(Option option, String name, String value, String where) {
    this.option = option;
    this.name = name;
    this.value = option.secret() ? withoutLineEnd(value) : value.trim();
    this.where = where;
  }

  /** Blank is as good as not set, but for the list that may be meant to be empty. */
  static boolean counts(Option option, String value) {
    return option == Option.LEGACY_HEADERS || !value.trim().isEmpty();
  }

  /** One entry of a list, for messages that quote it alone. */
  Setting entry(String item) {
    return new Setting(option, name, item, where);
  }

  /** {@code name=value}; the name alone where the value may hold a password. */
  String quoted() {
    return option.secret() || value.indexOf('@') >= 0 ? name : name + '=' + printable(value);
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
  private static String withoutLineEnd(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(0, end);
  }
}
