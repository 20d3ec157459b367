package bearer.it.contract;

import bearer.it.contract.ClientVersion.Coverage;
import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Jdks;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a run of the contract is about. */
record ClientOnJdk(ClientVersion client, Jdk jdk) {
  /** Every client that makes calls, on the JDKs that the {@link Matrix} and its coverage name. */
  static Stream<ClientOnJdk> forCalls() {
    return Clients.chosen()
        .filter(client -> client.coverage != Coverage.WOVEN_ONLY)
        .flatMap(ClientOnJdk::onEachJdk)
        .filter(it -> Matrix.has(it.client, it.jdk, jdks(it.client)));
  }

  /**
   * The JDK's own on every JDK, the others on one that they were made for and on the newest, if no
   * other run has that version: what decides whether a request is repeated is the client, not the
   * JDK.
   */
  static Stream<ClientOnJdk> forReplays() {
    return forCalls()
        .filter(it -> !it.client.isFacade() && !Matrix.isTriedElsewhere(it))
        .filter(it -> it.client.isOfJdk() || it.onOldestOrNewest());
  }

  /** Of those on which calls begin in a way of their own, facades too. */
  static Stream<ClientOnJdk> forRewriting() {
    return forCalls()
        .filter(it -> !Matrix.isTriedElsewhere(it))
        .filter(it -> it.client.isOfJdk() || it.onOldestOrNewest())
        .filter(it -> it.whyNot(Feature.REWRITTEN).isEmpty());
  }

  /**
   * As {@link #forReplays}, the libraries on the newest alone, or not at all if another run has the
   * build's own JDK: for what takes seconds and has been seen to go the same way on every JDK.
   */
  static Stream<ClientOnJdk> onNewest() {
    boolean here = Clients.areNamed() || !Jdks.leavesOut(Jdks.BUILDS_OWN);
    return forReplays().filter(it -> it.client.isOfJdk() || (here && it.isOnNewest()));
  }

  /** Every version on every JDK: one JVM for each has them all. */
  static Stream<ClientOnJdk> forWeaving() {
    return Clients.named().filter(client -> !client.isFacade()).flatMap(ClientOnJdk::onEachJdk);
  }

  private static Stream<ClientOnJdk> onEachJdk(ClientVersion client) {
    return jdks(client).stream().map(jdk -> new ClientOnJdk(client, jdk));
  }

  private static List<Jdk> jdks(ClientVersion client) {
    return Jdks.all().stream().filter(jdk -> jdk.feature() >= client.oldestJdk).toList();
  }

  private boolean onOldestOrNewest() {
    List<Jdk> all = jdks(client);
    return jdk == all.get(0) || jdk == all.get(all.size() - 1);
  }

  private boolean isOnNewest() {
    List<Jdk> all = jdks(client);
    return jdk == all.get(all.size() - 1);
  }

  /** A JVM with the client on its class path. */
  JavaCommand command() {
    JavaCommand command =
        JavaCommand.on(jdk)
            .apps()
            .property("org.apache.commons.logging.Log", "org.apache.commons.logging.impl.NoOpLog");
    return client.isOfJdk() ? command : command.client(client.row);
  }

  /** Why the client cannot do something; empty if it can. */
  Optional<String> whyNot(Enum<?> verbOrFeature) {
    return client.whyNot(verbOrFeature, jdk.feature());
  }

  @Override
  public String toString() {
    return client + " on " + jdk;
  }
}
