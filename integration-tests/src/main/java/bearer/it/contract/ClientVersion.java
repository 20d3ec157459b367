package bearer.it.contract;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One version of one client: on which JDKs it is tested, how many of its classes the agent weaves,
 * and what it cannot do with the reason. Immutable: each method answers another instance.
 */
public final class ClientVersion {
  /** How much of the contract a version goes through. */
  public enum Coverage {
    EVERY_JDK,
    OLDEST_AND_NEWEST_JDK,
    /**
     * Built on another client, which goes through all of it: its calls, on the newest JDK alone.
     */
    FACADE,
    /** Its classes are woven and verified, but no call is made. */
    WOVEN_ONLY
  }

  /** The first JDK on which a client can do what it never can. */
  private static final int ALWAYS = Integer.MAX_VALUE;

  private static final class Lack {
    final int beforeJdk;
    final String reason;

    Lack(int beforeJdk, String reason) {
      this.beforeJdk = beforeJdk;
      this.reason = reason;
    }
  }

  /** The client that drives it. */
  public final Class<? extends Adapter> adapter;

  /** Of {@code client-libraries/clients.txt}; empty for what the JDK brings. */
  public final String row;

  /** What the agent calls the client. */
  public final String agentsName;

  public final int oldestJdk;
  public final Coverage coverage;
  private final NavigableMap<Integer, Integer> woven;
  private final Map<Enum<?>, Lack> lacks;

  private ClientVersion(
      Class<? extends Adapter> adapter,
      String row,
      String agentsName,
      int oldestJdk,
      Coverage coverage,
      NavigableMap<Integer, Integer> woven,
      Map<Enum<?>, Lack> lacks) {
    this.adapter = adapter;
    this.row = row;
    this.agentsName = agentsName;
    this.oldestJdk = oldestJdk;
    this.coverage = coverage;
    this.woven = woven;
    this.lacks = lacks;
  }

  /**
   * A version of a library.
   *
   * @param agentsName as in the agent's line that it is woven
   * @param woven how many of its classes the agent knows
   */
  public static ClientVersion of(
      Class<? extends Adapter> adapter, String row, String agentsName, int woven) {
    return new ClientVersion(
        adapter,
        row,
        agentsName,
        8,
        Coverage.EVERY_JDK,
        new TreeMap<>(Collections.singletonMap(8, woven)),
        usualLacks());
  }

  /**
   * A version of a library that sends through another one.
   *
   * @param agentsName of the client that it is built on
   */
  public static ClientVersion facade(
      Class<? extends Adapter> adapter, String row, String agentsName) {
    return of(adapter, row, agentsName, 0)
        .covered(Coverage.FACADE)
        .without(Feature.CREDENTIALS, "tried with " + agentsName + " itself")
        .without(Feature.REPLAY, "tried with " + agentsName + " itself")
        .without(Feature.REWRITTEN, "tried with " + agentsName + " itself");
  }

  private static Map<Enum<?>, Lack> usualLacks() {
    Map<Enum<?>, Lack> lacks = new HashMap<>();
    for (Feature feature : Feature.values()) {
      if (feature.usualLack != null) {
        lacks.put(feature, new Lack(ALWAYS, feature.usualLack));
      }
    }
    return lacks;
  }

  /** The version that each JDK brings. */
  public static ClientVersion ofJdk(
      Class<? extends Adapter> adapter, String agentsName, int woven) {
    return of(adapter, "", agentsName, woven);
  }

  /** The oldest JDK that it runs on, if that is not 8. */
  public ClientVersion from(int jdk) {
    return new ClientVersion(adapter, row, agentsName, jdk, coverage, woven, lacks);
  }

  /** From a JDK on the agent knows another number of classes. */
  public ClientVersion wovenFrom(int jdk, int classes) {
    NavigableMap<Integer, Integer> more = new TreeMap<>(woven);
    more.put(jdk, classes);
    return new ClientVersion(adapter, row, agentsName, oldestJdk, coverage, more, lacks);
  }

  /** For the versions in between, whose woven classes are the same on every JDK. */
  public ClientVersion onOldestAndNewestJdk() {
    return covered(Coverage.OLDEST_AND_NEWEST_JDK);
  }

  public ClientVersion wovenOnly() {
    return covered(Coverage.WOVEN_ONLY);
  }

  private ClientVersion covered(Coverage other) {
    return new ClientVersion(adapter, row, agentsName, oldestJdk, other, woven, lacks);
  }

  /** A feature that few clients have. */
  public ClientVersion with(Feature feature) {
    Map<Enum<?>, Lack> fewer = new HashMap<>(lacks);
    fewer.remove(feature);
    return new ClientVersion(adapter, row, agentsName, oldestJdk, coverage, woven, fewer);
  }

  /** Leaves a verb or feature out, for a reason that lies in the client. */
  public ClientVersion without(Enum<?> verbOrFeature, String reason) {
    return withoutBefore(ALWAYS, verbOrFeature, reason);
  }

  public ClientVersion withoutBefore(int jdk, Enum<?> verbOrFeature, String reason) {
    Map<Enum<?>, Lack> more = new HashMap<>(lacks);
    more.put(verbOrFeature, new Lack(jdk, reason));
    return new ClientVersion(adapter, row, agentsName, oldestJdk, coverage, woven, more);
  }

  /** Why this client cannot do something on a JDK; empty if it can. */
  public Optional<String> whyNot(Enum<?> verbOrFeature, int jdk) {
    return Optional.ofNullable(lacks.get(verbOrFeature))
        .filter(lack -> jdk < lack.beforeJdk)
        .map(lack -> lack.reason);
  }

  /**
   * What it cannot do and few others can neither is not worth a line; the rest, with the reason.
   */
  public SortedSet<String> lacks() {
    SortedSet<String> lines = new TreeSet<>();
    lacks.forEach(
        (what, lack) -> {
          if (!(what instanceof Feature && lack.reason.equals(((Feature) what).usualLack))) {
            String before = lack.beforeJdk == ALWAYS ? "" : " before JDK " + lack.beforeJdk;
            lines.add("`" + what + "`" + before + ": " + lack.reason);
          }
        });
    return lines;
  }

  /** Whether it sends through another client, and has no hooks of its own. */
  public boolean isFacade() {
    return coverage == Coverage.FACADE;
  }

  /** How many classes of it, or of the JDK, the agent knows. */
  public int woven(int jdk) {
    return woven.floorEntry(jdk).getValue();
  }

  public boolean isOfJdk() {
    return row.isEmpty();
  }

  /** Empty for what the JDK brings. */
  public String version() {
    return row.substring(row.lastIndexOf('-') + 1);
  }

  /** The client's file, and the version if it is a library's. */
  @Override
  public String toString() {
    return (adapter.getSimpleName() + " " + version()).trim();
  }
}
