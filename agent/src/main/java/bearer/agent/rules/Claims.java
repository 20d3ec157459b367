package bearer.agent.rules;

import bearer.agent.hop.Hop;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What there is for one host, the closest first. Immutable. */
final class Claims {
  static final Claims NONE = new Claims(Collections.<Claim>emptyList());

  /** One after another is quicker for fewer. */
  private static final int MOST_IN_TURN = 4;

  final Claim[] all;

  /** Which of them a path can be for; null if they are few. */
  private final @Nullable PathTree tree;

  Claims(List<Claim> closestFirst) {
    all = closestFirst.toArray(new Claim[0]);
    tree = all.length > MOST_IN_TURN ? PathTree.of(stems(all)) : null;
  }

  private static List<String> stems(Claim[] claims) {
    List<String> stems = new ArrayList<>();
    for (Claim claim : claims) {
      stems.add(claim.path.stem());
    }
    return stems;
  }

  boolean isEmpty() {
    return all.length == 0;
  }

  /** Whatever the path and the method. */
  @Nullable Claim nearest(int port, int usual) {
    for (Claim claim : all) {
      if (claim.host.matchesPort(port, usual)) {
        return claim;
      }
    }
    return null;
  }

  <R> @Nullable Claim closest(int port, int usual, String target, Hop<R> hop, R request) {
    int best = number(port, usual, target, hop, request);
    if (best == all.length) {
      return null;
    }
    Claim found = all[best];
    return best > 0
            && found.path.matchesBlindly(target)
            && another(best, found.rule, port, usual, hop, request)
        ? null
        : found;
  }

  /** Whether a closer claim is another rule's: the path may be one of those. */
  private <R> boolean another(int best, Rule rule, int port, int usual, Hop<R> hop, R request) {
    for (int i = 0; i < best; i++) {
      if (all[i].rule != rule && isFor(all[i], port, usual, hop, request)) {
        return true;
      }
    }
    return false;
  }

  private <R> int number(int port, int usual, String target, Hop<R> hop, R request) {
    if (tree != null && target.startsWith("/")) {
      return ofPath(tree.deepest(target), port, usual, target, hop, request);
    }
    int number = 0;
    while (number < all.length
        && !(all[number].path.matches(target) && isFor(all[number], port, usual, hop, request))) {
      number++;
    }
    return number;
  }

  private <R> int ofPath(
      @Nullable PathTree deepest, int port, int usual, String target, Hop<R> hop, R request) {
    int best = all.length;
    for (PathTree node = deepest; node != null; node = node.above()) {
      for (int number : node.ends()) {
        if (number >= best) {
          break;
        }
        Claim claim = all[number];
        if (claim.path.matchesBehindStem(target) && isFor(claim, port, usual, hop, request)) {
          best = number;
          break;
        }
      }
    }
    return best;
  }

  private static <R> boolean isFor(Claim claim, int port, int usual, Hop<R> hop, R request) {
    return claim.host.matchesPort(port, usual)
        && (claim.methods.length == 0 || claim.isFor(hop.method(request)));
  }
}
