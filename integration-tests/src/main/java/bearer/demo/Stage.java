package bearer.demo;

import bearer.sandbox.Sandbox;
import java.util.List;

/** What arrived in one stage of a migration. */
final class Stage {
  final String name;
  final boolean accepted;
  final int all;

  /** At V1, with the legacy header alone. */
  final int old;

  /** At V2, with one token alone. */
  final int fresh;

  final int tokenRequests;

  /**
   * @param accepted whether the stores say so of all their payments
   */
  Stage(String name, boolean accepted, List<Received> received, int tokenRequests) {
    this.name = name;
    this.accepted = accepted;
    this.all = received.size();
    this.old = (int) received.stream().filter(Stage::isOld).count();
    this.fresh = (int) received.stream().filter(Stage::isFresh).count();
    this.tokenRequests = tokenRequests;
  }

  private static boolean isOld(Received request) {
    return request.status == 200
        && request.request.contains(' ' + Sandbox.WALLET_V1)
        && request.legacyHeader
        && request.authorization.isEmpty();
  }

  private static boolean isFresh(Received request) {
    return request.status == 200
        && request.request.contains(' ' + Sandbox.WALLET_V2)
        && !request.legacyHeader
        && request.authorization.size() == 1
        && request.authorization.get(0).startsWith("Bearer ");
  }

  /** Whether every call arrived in one of the two ways, and was accepted. */
  boolean isWhole() {
    return accepted && all > 0 && old + fresh == all;
  }

  void addTo(Table table) {
    table.row(
        name,
        String.valueOf(all),
        String.valueOf(old),
        String.valueOf(fresh),
        String.valueOf(all - old - fresh),
        String.valueOf(tokenRequests));
  }
}
