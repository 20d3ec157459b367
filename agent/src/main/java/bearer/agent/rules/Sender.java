package bearer.agent.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who in the application sends requests with a legacy header, and where to. Immutable. */
public final class Sender {
  /** As it may be shown. */
  public final String path;

  /** A class and its method; empty if there are too many to be named. */
  public final String from;

  /** Of those that were looked at. */
  public final long requests;

  private Sender(String path, String from, long requests) {
    this.path = path;
    this.from = from;
    this.requests = requests;
  }

  static List<Sender> all(LegacySent legacy) {
    List<Sender> all = new ArrayList<>();
    for (Map.Entry<String, Long> place : legacy.places().entrySet()) {
      int divider = place.getKey().indexOf(LegacySent.FROM);
      all.add(
          new Sender(
              place.getKey().substring(0, divider),
              place.getKey().substring(divider + LegacySent.FROM.length()),
              place.getValue()));
    }
    return all;
  }
}
