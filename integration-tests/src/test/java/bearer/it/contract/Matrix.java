package bearer.it.contract;

import bearer.it.contract.ClientVersion.Coverage;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Jdks;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much of what could be tested a run goes through: of each library the oldest version on the
 * oldest JDK and the newest on the newest, where there is but one JDK the newest alone; of facades
 * the newest version, on the build's own JDK and with one setup. Named clients: all versions on the
 * oldest and the newest JDK. {@code mvn -Pfull-matrix verify}: all of them, and those in between on
 * the JDKs that their coverage asks for. What the JDK brings is tested on every one.
 */
final class Matrix {
  /** By its numbers: 4.10 is newer than 4.9. */
  static final Comparator<ClientVersion> BY_VERSION =
      Comparator.comparing(client -> numbers(client.version()));

  /** In which a library can differ by its version. */
  private static final Set<Setup> OF_VERSIONS =
      EnumSet.of(Setup.NONE, Setup.ADD, Setup.REPLACE, Setup.SLOW_TOKEN);

  /**
   * In which a library can differ by the JDK, and what is built on it can differ from it: whether
   * its calls get the token there too.
   */
  private static final Set<Setup> OF_USERS = EnumSet.of(Setup.ADD);

  /** In which a mode decides that the libraries are not asked about; the JDK's clients have it. */
  private static final Set<Setup> OF_MODES = EnumSet.of(Setup.OBSERVE, Setup.OFF);

  /**
   * What {@code -Pfull-matrix} has beyond those: what is built on others, and where a call fails.
   */
  private static final Set<Setup> OF_ALL_FACADES = EnumSet.of(Setup.NONE, Setup.ADD, Setup.REPLACE);

  private static final Set<Setup> OF_ALL_VERSIONS =
      EnumSet.of(Setup.NONE, Setup.ADD, Setup.REPLACE, Setup.SLOW_TOKEN, Setup.FAIL);

  private static final boolean FULL = Boolean.getBoolean("bearer.full-matrix");

  private Matrix() {}

  /** The versions that are tested, of all there are. */
  static Stream<ClientVersion> versions(Stream<ClientVersion> all) {
    boolean oneJdk = Jdks.all().size() == 1;
    return FULL
        ? all
        : oldestAndNewest(all)
            .filter(client -> (!oneJdk && !client.isFacade()) || isNewest(client));
  }

  static Stream<ClientVersion> oldestAndNewest(Stream<ClientVersion> all) {
    return all
        .filter(client -> client.coverage != Coverage.WOVEN_ONLY)
        .collect(Collectors.groupingBy(client -> client.adapter.getName()))
        .values()
        .stream()
        .flatMap(Matrix::ends)
        .sorted(Comparator.comparing(client -> client.adapter.getName()));
  }

  private static Stream<ClientVersion> ends(List<ClientVersion> ofOneClient) {
    List<ClientVersion> sorted = ofOneClient.stream().sorted(BY_VERSION).toList();
    return Stream.of(sorted.get(0), sorted.get(sorted.size() - 1)).distinct();
  }

  /** Whether a version is tested on a JDK, of those on which it runs. */
  static boolean has(ClientVersion client, Jdk jdk, List<Jdk> runsOn) {
    boolean onOldest = jdk == runsOn.get(0);
    boolean onNewest = jdk == runsOn.get(runsOn.size() - 1);
    if (client.isFacade()) {
      boolean anywhere = FULL || Clients.areNamed() || client.oldestJdk > Jdks.BUILDS_OWN;
      return anywhere ? onNewest : jdk.feature() == Jdks.BUILDS_OWN;
    }
    if (client.isOfJdk() || (FULL && client.coverage == Coverage.EVERY_JDK)) {
      return true;
    }
    if (FULL || Clients.areNamed()) {
      return onOldest || onNewest;
    }
    return isNewest(client) ? onNewest : onOldest;
  }

  /**
   * With which setups a client is tried; each takes a JVM, and a JVM takes seconds. All of them are
   * for the newest version of each library on the build's own JDK, and for the JDK's clients there
   * and on the oldest and the newest; for a client that is named.
   */
  static Set<Setup> setups(ClientOnJdk about) {
    if (Clients.areNamed()) {
      return EnumSet.allOf(Setup.class);
    }
    return FULL ? allSetups(about) : ordinarySetups(about);
  }

  private static Set<Setup> allSetups(ClientOnJdk about) {
    if (about.client().isFacade()) {
      return OF_ALL_FACADES;
    }
    boolean once = isOnTheBuilds(about) && isNewest(about.client());
    return once || about.client().isOfJdk() ? EnumSet.allOf(Setup.class) : OF_ALL_VERSIONS;
  }

  static Set<Setup> ordinarySetups(ClientOnJdk about) {
    if (about.client().isFacade()) {
      return OF_USERS;
    } else if (about.client().isOfJdk()) {
      boolean end = Jdks.oldestAndNewest().contains(about.jdk()) || isOnTheBuilds(about);
      return end ? EnumSet.allOf(Setup.class) : OF_VERSIONS;
    } else if (!isNewest(about.client())) {
      return OF_VERSIONS;
    }
    return isTriedElsewhere(about) ? OF_USERS : EnumSet.complementOf(EnumSet.copyOf(OF_MODES));
  }

  /** Whether another run has a newest version, on the build's own JDK. */
  static boolean isTriedElsewhere(ClientOnJdk about) {
    return !about.client().isOfJdk()
        && isNewest(about.client())
        && about.client().oldestJdk <= Jdks.BUILDS_OWN
        && Jdks.leavesOut(Jdks.BUILDS_OWN);
  }

  /** What takes long: of an ordinary run the newest versions alone, and those once. */
  static boolean hasOnce(ClientOnJdk about) {
    boolean isChosen = FULL || Clients.areNamed() || about.client().isOfJdk();
    return isChosen || (isNewest(about.client()) && !isTriedElsewhere(about));
  }

  private static boolean isOnTheBuilds(ClientOnJdk about) {
    return about.jdk().feature() == Jdks.BUILDS_OWN;
  }

  private static boolean isNewest(ClientVersion client) {
    return Clients.all().stream()
        .filter(other -> other.adapter == client.adapter)
        .filter(other -> other.coverage != Coverage.WOVEN_ONLY)
        .max(BY_VERSION)
        .filter(newest -> newest == client)
        .isPresent();
  }

  private static String numbers(String version) {
    UnaryOperator<String> wide = number -> "0".repeat(Math.max(0, 8 - number.length())) + number;
    return Stream.of(version.split("[.-]")).map(wide).collect(Collectors.joining("."));
  }
}
