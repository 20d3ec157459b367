package bearer.agent.weave;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** All kinds of instructions and frames around calls that are woven. */
@NullUnmarked
@SuppressWarnings("StatementSwitchToExpressionSwitch") // with cases that fall through
public class Patched {
  /** What is called. */
  public static class Thing {
    public final String text;

    public Thing(String text) {
      this.text = text;
    }

    public Thing(boolean so, long number, Thing other) {
      this(so + ":" + number + other);
    }

    public String receive(Thing other) {
      return text + other.text;
    }

    public Thing take(Thing other) {
      return new Thing("(" + text + other.text + ")");
    }

    public Thing make() {
      return new Thing(text + "!");
    }

    public boolean isSo() {
      return text.length() % 2 == 0;
    }

    public Thing other() {
      return new Thing("other " + text);
    }

    public static void clear() {}

    @Override
    public String toString() {
      return text;
    }
  }

  public List<String> all() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      all.add(work(new Thing("t" + i), i, 1L << i, i / 3.0).toString());
      all.add(work(new Thing("s"), "abc".substring(i % 3)).toString());
    }
    all.add(work(new Thing("loop")).toString());
    all.add(work(new Thing[][] {{new Thing("x")}}).toString());
    return all;
  }

  Thing work(Thing first, int number, long wide, double real) {
    Thing thing = first;
    do {
      thing = thing.make();
    } while (!thing.isSo() && thing.text.length() < 9);
    switch (number) {
      case 0:
        thing = thing.take(first.other());
        break;
      case 1:
      case 2:
        return new Thing(first.isSo(), wide, number == 1 ? first.make() : first.other());
      case 3:
        thing = new Thing(thing.receive(first));
        break;
      default:
        thing = thing.isSo() ? thing.make() : first.take(thing);
    }
    number += 1000;
    Thing.clear();
    switch (number) {
      case 1005:
        return thing.make();
      case 70_000:
        return first;
      case -5:
        Thing.clear();
        return thing.other();
      default:
        return new Thing(thing.receive(new Thing(real + "" + number)));
    }
  }

  Thing work(Thing first, String text) {
    try {
      switch (text) {
        case "abc":
          throw new IllegalStateException(first.make().text);
        case "bc":
          return first.take(first.make());
        default:
          Runnable later = Thing::clear;
          later.run();
          return first.isSo() ? first.make() : first.other();
      }
    } catch (IllegalStateException thrown) {
      return new Thing(first.receive(new Thing(thrown.getMessage())));
    } finally {
      Thing.clear();
      first.isSo();
    }
  }

  Thing work(Thing first) {
    while (first.isSo()) {
      if (first.make().isSo()) {
        synchronized (first) {
          return first.take(first.other().make());
        }
      }
      first = new Thing(first.isSo(), 17L, null);
    }
    return first.make();
  }

  Object work(Thing[][] first) {
    int[][] numbers = new int[2][3];
    for (Thing[] row : first) {
      for (Thing each : row) {
        numbers[1][2] += each.isSo() ? 1 : 300;
      }
    }
    Object result = first[0][0].make().isSo() ? first[0][0].make() : (Object) numbers[1][2];
    return result instanceof Thing thing ? thing.take(first[0][0]) : "n" + result;
  }

  void idle() {}
}
