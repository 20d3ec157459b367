package bearer.agent.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code scan --json} has found in archives, beside what calls have shown. Not thread-safe.
 */
final class Scanned {
  private static final String[] PLACES = {
    "application", "library", "where", "what", "to be done", "calls seen from there#"
  };
  private static final String[] SENDERS = {"sent from", "calls#"};

  private final List<Facts> applications = new ArrayList<>();

  /** Whether that could be read. */
  boolean add(String scan) {
    Facts facts = Json.object(scan.trim());
    if (facts == null || !facts.has("applications")) {
      return false;
    }
    applications.addAll(facts.all("applications"));
    return true;
  }

  boolean isEmpty() {
    return applications.isEmpty();
  }

  /**
   * Writes both: places with the calls that came from there, and senders that no archive has.
   *
   * @param subjects whose calls count
   */
  void write(List<Subject> subjects, Html html) {
    Map<String, Long> senders = senders(subjects);
    Map<String, Long> others = new TreeMap<>(senders);
    List<String[]> places = new ArrayList<>();
    for (Facts application : applications) {
      for (Facts finding : application.all("findings")) {
        places.add(place(application.text("application"), finding, senders, others));
      }
    }
    html.text("h2", "What the archives hold")
        .text(
            "p",
            "soft",
            "From scan, without running anything. A place in code that no call came from may be"
                + " unused, or rarely used; a place in configuration shows no calls.")
        .table("Neither an old header nor an address of the old API.", PLACES, places);
    List<String[]> elsewhere = new ArrayList<>();
    others.forEach((from, calls) -> elsewhere.add(new String[] {from, Numbers.of(calls)}));
    html.text("h3", "Seen, and in none of these archives")
        .table("Every sender that was seen is in them.", SENDERS, elsewhere);
  }

  /** Takes those that are in the place from the others. */
  private static String[] place(
      String application, Facts finding, Map<String, Long> senders, Map<String, Long> others) {
    String where = finding.text("in");
    long calls = 0;
    for (Map.Entry<String, Long> sender : senders.entrySet()) {
      String from = sender.getKey();
      if (from.startsWith(where + '.') || from.startsWith(where + '$')) {
        calls += sender.getValue();
        others.remove(from);
      }
    }
    String what = finding.has("url") ? finding.text("url") : finding.text("header");
    boolean isCode = where.indexOf(':') < 0;
    return new String[] {
      application,
      finding.text("library"),
      where,
      what,
      finding.text("verdict"),
      isCode ? Numbers.of(calls) : ""
    };
  }

  /** Methods of applications that sent the old header, with how many calls were looked at. */
  private static Map<String, Long> senders(List<Subject> subjects) {
    Map<String, Long> senders = new TreeMap<>();
    for (Subject subject : subjects) {
      for (Sums sums : subject.all().all().values()) {
        for (Map.Entry<String, Long> from : sums.legacy.entrySet()) {
          senders.merge(from.getKey().split("\n", -1)[1], from.getValue(), Long::sum);
        }
      }
    }
    return senders;
  }
}
