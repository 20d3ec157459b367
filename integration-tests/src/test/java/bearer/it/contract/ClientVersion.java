package bearer.it.contract;

import bearer.it.jvm.Jdk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One version of one client library, and what it cannot do with the reason. Immutable: each method
 * answers another instance.
 *
 * @param name for people, with the version
 * @param adapter the class in {@code bearer.it.clients} that drives it
 * @param directories of {@code target/clients}; none for what the JDK brings
 * @param everyJdk false for a version that is tested on the oldest and the newest JDK only
 * @param off verbs and features to what the client lacks for them
 */
record ClientVersion(
    String name,
    String adapter,
    List<String> directories,
    int oldestJdk,
    boolean everyJdk,
    Map<Enum<?>, Lack> off) {
  /** Why a scenario is left out, on JDKs before the given one. */
  record Lack(int beforeJdk, String reason) {}

  static ClientVersion of(String name, String adapter, String... directories) {
    return new ClientVersion(
        name, "bearer.it.clients." + adapter, List.of(directories), 8, true, Map.of());
  }

  ClientVersion from(int jdk) {
    return new ClientVersion(name, adapter, directories, jdk, everyJdk, off);
  }

  /** For the versions in between, whose woven classes are the same on every JDK. */
  ClientVersion onOldestAndNewestJdk() {
    return new ClientVersion(name, adapter, directories, oldestJdk, false, off);
  }

  /** Leaves a verb or feature out, for a reason that lies in the client. */
  ClientVersion without(Enum<?> verbOrFeature, String reason) {
    return withoutBefore(Integer.MAX_VALUE, verbOrFeature, reason);
  }

  ClientVersion withoutBefore(int jdk, Enum<?> verbOrFeature, String reason) {
    Map<Enum<?>, Lack> more = new HashMap<>(off);
    more.put(verbOrFeature, new Lack(jdk, reason));
    return new ClientVersion(name, adapter, directories, oldestJdk, everyJdk, more);
  }

  /** Why this client cannot do something on a JDK; empty if it can. */
  Optional<String> whyNot(Enum<?> verbOrFeature, Jdk jdk) {
    return Optional.ofNullable(off.get(verbOrFeature))
        .filter(lack -> jdk.feature() < lack.beforeJdk())
        .map(Lack::reason);
  }

  @Override
  public String toString() {
    return name;
  }
}
