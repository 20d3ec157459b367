package bearer.agent.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of many paths a request target begins with: a radix tree, so that each character of the
 * target is looked at once, however many paths there are. Immutable when it is built.
 */
final class PathTree {
  private static final int[] NONE = {};

  /** What leads here from the node above. */
  private final String edge;

  private final @Nullable PathTree above;
  private final PathTree[] below;

  /** The numbers of the paths that end here, ascending. */
  private final int[] ends;

  /**
   * @param numbers of the paths that lead here and perhaps on
   * @param from where the edge begins, in each of them
   * @param to where it ends
   */
  private PathTree(List<String> paths, int[] numbers, int from, int to, @Nullable PathTree above) {
    this.edge = paths.get(numbers[0]).substring(from, to);
    this.above = above;
    List<PathTree> nodes = new ArrayList<>();
    int[] endHere = NONE;
    int[] left = numbers;
    while (left.length > 0) {
      String first = paths.get(left[0]);
      if (first.length() == to) {
        endHere = with(endHere, left[0]);
        left = Arrays.copyOfRange(left, 1, left.length);
      } else {
        int[] alike = select(paths, left, to, first.charAt(to), true);
        left = select(paths, left, to, first.charAt(to), false);
        nodes.add(new PathTree(paths, alike, to, commonEnd(paths, alike, to), this));
      }
    }
    this.below = nodes.toArray(new PathTree[0]);
    this.ends = endHere;
  }

  /**
   * @param paths one at least, each known by where it stands
   */
  static PathTree of(List<String> paths) {
    int[] all = all(paths.size());
    return new PathTree(paths, all, 0, commonEnd(paths, all, 0), null);
  }

  private static int[] all(int count) {
    int[] numbers = new int[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = i;
    }
    return numbers;
  }

  private static int[] select(List<String> paths, int[] numbers, int depth, char next, boolean is) {
    int[] selected = NONE;
    for (int number : numbers) {
      String path = paths.get(number);
      boolean goesOn = path.length() > depth && path.charAt(depth) == next;
      if (goesOn == is) {
        selected = with(selected, number);
      }
    }
    return selected;
  }

  private static int commonEnd(List<String> paths, int[] numbers, int depth) {
    String first = paths.get(numbers[0]);
    int end = first.length();
    for (int number : numbers) {
      String path = paths.get(number);
      int same = depth;
      while (same < end && same < path.length() && path.charAt(same) == first.charAt(same)) {
        same++;
      }
      end = same;
    }
    return end;
  }

  private static int[] with(int[] numbers, int number) {
    int[] more = Arrays.copyOf(numbers, numbers.length + 1);
    more[numbers.length] = number;
    return more;
  }

  /** The node of the longest beginning; those of shorter ones are {@link #above} it. */
  @Nullable PathTree deepest(String target) {
    if (!target.startsWith(edge)) {
      return null;
    }
    PathTree node = this;
    int depth = edge.length();
    while (depth < target.length()) {
      PathTree next = node.next(target.charAt(depth));
      if (next == null || !target.startsWith(next.edge, depth)) {
        return node;
      }
      node = next;
      depth += next.edge.length();
    }
    return node;
  }

  private @Nullable PathTree next(char first) {
    for (PathTree node : below) {
      if (node.edge.charAt(0) == first) {
        return node;
      }
    }
    return null;
  }

  @Nullable PathTree above() {
    return above;
  }

  /** Not to be changed. */
  int[] ends() {
    return ends;
  }
}
