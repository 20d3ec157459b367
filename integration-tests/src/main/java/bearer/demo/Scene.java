package bearer.demo;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One run of a program and what the sandbox made of it. */
final class Scene {
  final String title;
  final Program program;
  final int tokenRequests;
  private final List<Received> received;

  Scene(String title, Program program, List<Received> received, int tokenRequests) {
    this.title = title;
    this.program = program;
    this.received = received;
    this.tokenRequests = tokenRequests;
  }

  /** One row per HTTP library. */
  void addTo(Table table) {
    Map<String, Tally> tallies = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Received request : received) {
      tallies.computeIfAbsent(request.client, client -> new Tally()).add(request);
    }
    String label = title;
    String tokens = String.valueOf(tokenRequests);
    for (Map.Entry<String, Tally> entry : tallies.entrySet()) {
      Tally tally = entry.getValue();
      table.row(label, entry.getKey(), tally.accepted(), tally.legacy(), tally.bearer(), tokens);
      label = "";
      tokens = "";
    }
  }

  /** The API's old way: the integration key, no token, every payment accepted. */
  boolean isLegacy() {
    return isAccepted() && allCarryLegacyHeader() && noneCarriesBearer() && tokenRequests == 0;
  }

  boolean isAccepted() {
    return allHave(200) && program.exitCode == 0;
  }

  boolean isRefused() {
    return allHave(401) && noneCarriesBearer() && program.exitCode == 1;
  }

  private boolean allHave(int status) {
    return !received.isEmpty() && received.stream().allMatch(request -> request.status == status);
  }

  boolean allCarryLegacyHeader() {
    return received.stream().allMatch(request -> request.legacyHeader);
  }

  boolean noneCarriesLegacyHeader() {
    return received.stream().noneMatch(request -> request.legacyHeader);
  }

  private boolean noneCarriesBearer() {
    return received.stream().allMatch(request -> request.authorization.isEmpty());
  }

  /** One header each, the same token in all. */
  boolean allCarryOneBearer() {
    return received.stream().map(request -> request.authorization).distinct().count() == 1
        && received.get(0).authorization.size() == 1
        && received.get(0).authorization.get(0).startsWith("Bearer ");
  }

  private static final class Tally {
    private int requests;
    private int accepted;
    private int legacy;
    private int bearer;
    private String shown = "";

    void add(Received request) {
      requests++;
      accepted += request.status == 200 ? 1 : 0;
      legacy += request.legacyHeader ? 1 : 0;
      bearer += request.authorization.size();
      for (String value : request.authorization) {
        shown = shown.isEmpty() || shown.equals(value) ? value : "different tokens";
      }
    }

    String accepted() {
      return accepted + " of " + requests;
    }

    String legacy() {
      return legacy == 0 ? "-" : "on " + legacy;
    }

    String bearer() {
      return bearer == 0 ? "-" : "on " + bearer + ": " + shown;
    }
  }
}
