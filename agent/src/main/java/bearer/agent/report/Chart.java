package bearer.agent.report;

import java.util.Locale;

/** Charts as inline SVG: shares alone, whose words stand beside them. */
final class Chart {
  private static final int WIDTH = 960;
  private static final int HEIGHT = 100;

  private Chart() {}

  /**
   * One column for each part of the time, as high as a hundred of a hundred; none without calls.
   */
  static String shares(Series series) {
    StringBuilder svg = new StringBuilder(start("shares of calls over time", ""));
    double width = (double) WIDTH / series.columns.size();
    for (int i = 0; i < series.columns.size(); i++) {
      column(series.columns.get(i), i * width, width, svg);
    }
    return svg.append("</svg>").toString();
  }

  private static void column(Shares calls, double x, double width, StringBuilder svg) {
    long sum = calls.sum();
    double y = HEIGHT;
    for (Outcome outcome : Outcome.values()) {
      long count = calls.of(outcome);
      double height = sum == 0 ? 0 : (double) HEIGHT * count / sum;
      y -= height;
      if (count > 0) {
        rect(outcome, x, y, width - (width > 8 ? 1 : 0), height, title(outcome, count, sum), svg);
      }
    }
  }

  /** One bar of all calls. */
  static String bar(Shares calls) {
    StringBuilder svg = new StringBuilder(start("shares of all calls", "bar"));
    long sum = calls.sum();
    double x = 0;
    for (Outcome outcome : Outcome.values()) {
      long count = calls.of(outcome);
      double width = sum == 0 ? 0 : (double) WIDTH * count / sum;
      if (count > 0) {
        rect(outcome, x, 0, width, HEIGHT, title(outcome, count, sum), svg);
      }
      x += width;
    }
    return svg.append("</svg>").toString();
  }

  /** What the colours mean, with how many calls of each kind there were. */
  static String legend(Shares calls) {
    StringBuilder list = new StringBuilder("<ul class=\"legend\">");
    for (Outcome outcome : Outcome.values()) {
      if (calls.of(outcome) > 0) {
        list.append("<li><svg viewBox=\"0 0 1 1\" aria-hidden=\"true\"><rect class=\"c-");
        list.append(outcome.name()).append("\" width=\"1\" height=\"1\"/></svg>");
        list.append(title(outcome, calls.of(outcome), calls.sum())).append("</li>");
      }
    }
    return list.append("</ul>").toString();
  }

  private static String title(Outcome outcome, long count, long sum) {
    return Html.escaped(
        outcome.label + ": " + Numbers.of(count) + " (" + Safety.percent(count, sum) + ")");
  }

  private static String start(String label, String style) {
    return "<svg class=\""
        + style
        + "\" viewBox=\"0 0 "
        + WIDTH
        + " "
        + HEIGHT
        + "\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\""
        + label
        + "\">";
  }

  private static void rect(
      Outcome outcome,
      double x,
      double y,
      double width,
      double height,
      String title,
      StringBuilder svg) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"c-%s\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\">"
                + "<title>%s</title></rect>",
            outcome.name(),
            x,
            y,
            width,
            height,
            title));
  }
}
