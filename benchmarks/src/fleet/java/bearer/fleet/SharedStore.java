package bearer.fleet;

import bearer.agent.token.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A Redis server that counts in each second what it is asked, and the bytes of that and of its
 * answers: the commands that the agent sends, without a password, for a token of 1,000 characters.
 */
final class SharedStore {
  private static final long LEASE = Clock.seconds(2);

  /** Names of keys and channel have 46 or 47 bytes; a fence has 36. */
  private static final int NAME = 47;

  private static final int FENCE = 36;
  private static final int SEALED = 1_067;

  private final Clock clock;
  private final List<SharedJvm> listeners = new ArrayList<>();
  private final long[] commands;
  private final long[] bytes;
  private @Nullable Token token;
  private @Nullable SharedJvm holder;
  private long leasedUntil;

  SharedStore(Clock clock, int seconds) {
    this.clock = clock;
    this.commands = new long[seconds + 1];
    this.bytes = new long[seconds + 1];
  }

  void subscribe(SharedJvm jvm) {
    listeners.add(jvm);
    count(1, command(9, NAME) + 80);
  }

  void ping() {
    count(1, command(4) + 17);
  }

  /** Null if there is none. */
  @Nullable Token read() {
    Token there = token;
    boolean lives = there != null && there.usableAt(clock.nanos());
    count(2, command(3, NAME) + command(4, NAME) + (lives ? bulk(SEALED) + 9 : 10));
    return lives ? there : null;
  }

  boolean lease(SharedJvm jvm) {
    count(1, command(3, NAME, FENCE, 2, 2, 4) + 5);
    if (holder != null && clock.nanos() - leasedUntil < 0) {
      return false;
    }
    holder = jvm;
    leasedUntil = clock.nanos() + LEASE;
    return true;
  }

  /** Puts it in, ends the lease and tells everybody. */
  void replace(Token next) {
    Token before = token;
    token = next;
    holder = null;
    int there = before == null ? 5 : bulk(SEALED);
    count(3, command(5, NAME, NAME) + 2 * command(3, NAME) + 5 + there + bulk(FENCE));
    count(2, command(5) + command(4) + 5 + 4);
    count(1, command(3, NAME, SEALED, 2, 6) + 9);
    count(1, command(7, NAME, SEALED + 8) + 9);
    count(1, command(3, NAME) + 9 + 20);
    for (SharedJvm jvm : listeners) {
      count(0, 4 + bulk(7) + bulk(NAME) + bulk(SEALED + 8));
      jvm.hear(next);
    }
  }

  private void count(int asked, int size) {
    int at = (int) TimeUnit.NANOSECONDS.toSeconds(clock.nanos());
    commands[at] += asked;
    bytes[at] += size;
  }

  /** Of the Redis serialization protocol: an array of texts of these lengths. */
  private static int command(int... lengths) {
    int size = 4;
    for (int length : lengths) {
      size += bulk(length);
    }
    return size;
  }

  private static int bulk(int length) {
    return 1 + Integer.toString(length).length() + 2 + length + 2;
  }

  /** Commands in the fullest of these seconds. */
  long mostCommands(int from, int until) {
    return most(commands, from, until);
  }

  /** Bytes in the fullest of these seconds. */
  long mostBytes(int from, int until) {
    return most(bytes, from, until);
  }

  double meanCommands(int from, int until) {
    return mean(commands, from, until);
  }

  double meanBytes(int from, int until) {
    return mean(bytes, from, until);
  }

  private static long most(long[] counted, int from, int until) {
    long most = 0;
    for (int at = from; at < until; at++) {
      most = Math.max(most, counted[at]);
    }
    return most;
  }

  private static double mean(long[] counted, int from, int until) {
    double all = 0;
    for (int at = from; at < until; at++) {
      all += counted[at];
    }
    return all / (until - from);
  }
}
