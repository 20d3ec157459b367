package bearer.it.contract;

import bearer.it.contract.ClientVersion.Coverage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of {@code docs/clients.md}: the table of jars, and what the clients' files say. */
final class ClientsDoc {
  private static final String HEAD =
      """
      # Tested clients

      Made of `client-libraries/clients.txt` and of the clients' files in `integration-tests`, by the test that
      compares it with them. How to add one: [adding-a-client.md](adding-a-client.md).

      An ordinary run has the oldest version of each on the oldest JDK and the newest on the newest, with one JDK alone the newest version, as
      of what is built on another client; `mvn -Pfull-matrix verify` has all of them, and on every JDK those that say so. "Sent again" is after a 401 that is about the token; "moved" is by `bearer.rewrite`. What a
      client cannot do is below, with the reason.

      | client, file | versions | from JDK | redirects | HTTP/2 | proxy | asynchronous callers | sent again | moved |
      |---|---|---|---|---|---|---|---|---|
      """;

  private static final String NOT_REACHED =
      """

      ## Also seen, and not reached

      gRPC over Netty (`grpc-netty`, `grpc-netty-shaded`) is seen where Netty writes its heads, from 1.20 to 1.85 (`GrpcIT`). Its first calls wait as
      Netty's do, and `UNAUTHENTICATED` counts as a 401 does where it is the whole answer.

      Not reached, and why; what opens a TLS connection to a configured host nevertheless is [BA-211](problems.md#ba-211):

      * gRPC over OkHttp (`grpc-okhttp`): it writes frames of its own, and nowhere could a call wait for a token without its caller;
      * Jetty's HttpClient 9.0, which 9.1 took the place of within a year: one method writes the head and the whole body, and
        where a connection leads and by which proxy is kept in other types, so that it would be a client of its own. `BA-202` says instead that its requests go out as they were built;
      * WebLogic's own handler for URLs: it is not to be had for tests, and what it does with a token on a redirect is not known. With
        `-DUseSunHttpHandler=true` WebLogic uses the JDK's, which is seen;
      * http4s over Ember, and over blaze before 0.23.12, of which no version was to be had for tests; and sockets that a program writes HTTP to itself;
      * the CRT client of the AWS SDK, curl and whatever else is no Java: its connections are not even seen.
      """;

  private static final int NEWEST_JDK = 26;

  private ClientsDoc() {}

  static String text() {
    Map<String, List<ClientVersion>> clients = new TreeMap<>();
    for (ClientVersion client : Clients.all()) {
      clients.computeIfAbsent(client.adapter.getSimpleName(), any -> new ArrayList<>()).add(client);
    }
    StringBuilder text = new StringBuilder(HEAD);
    clients.forEach((file, versions) -> text.append(summary(file, versions)));
    text.append(NOT_REACHED);
    clients.forEach((file, versions) -> text.append(section(file, versions)));
    return text.toString();
  }

  private static String summary(String file, List<ClientVersion> versions) {
    List<ClientVersion> ends = Matrix.oldestAndNewest(versions.stream()).toList();
    ClientVersion oldest = ends.get(0);
    ClientVersion newest = ends.get(ends.size() - 1);
    String range = oldest == newest ? "" : oldest.version() + " to ";
    return "| %s`%s` | %s | %s | %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            newest.isFacade() ? "" : newest.agentsName + ", ",
            file + (newest.isFacade() ? "` over `" + newest.agentsName : ""),
            newest.isOfJdk() ? "the JDK's" : range + newest.version(),
            oldest.oldestJdk,
            can(newest, Feature.REDIRECT),
            can(newest, Feature.HTTP2),
            can(newest, Feature.PROXY),
            asynchronous(newest),
            newest.isFacade() ? "as that" : can(newest, Feature.REPLAY),
            moved(newest));
  }

  /** What is built on another client may have a place of its own where its calls begin. */
  private static String moved(ClientVersion client) {
    String own = can(client, Feature.REWRITTEN);
    return client.isFacade() && own.equals("no") ? "as that" : own;
  }

  private static String can(ClientVersion client, Feature feature) {
    return client.whyNot(feature, NEWEST_JDK).isEmpty() ? "yes" : "no";
  }

  private static String asynchronous(ClientVersion client) {
    boolean own =
        Stream.of(client.adapter.getDeclaredMethods())
            .anyMatch(method -> method.getName().equals("sendAsync"));
    return !own
        ? "none"
        : can(client, Feature.NEVER_WAITS_IN_CALLER).equals("yes") ? "never wait" : "may wait";
  }

  private static String section(String file, List<ClientVersion> versions) {
    StringBuilder section = new StringBuilder();
    section.append("\n## ").append(versions.get(0).isFacade() ? "Over " : "");
    section.append(versions.get(0).agentsName);
    section.append(": `").append(file).append("`\n\n");
    section.append("| version | JDKs | jars |\n|---|---|---|\n");
    versions.forEach(version -> section.append(row(version)));
    List<String> lacks = lacks(versions);
    if (!lacks.isEmpty()) {
      section.append("\nLeft out:\n\n");
      lacks.forEach(lack -> section.append("* ").append(lack).append('\n'));
    }
    return section.toString();
  }

  private static String row(ClientVersion client) {
    String jars =
        ClientTable.coordinates(client.row).stream()
            .map(jar -> "`" + jar + "`")
            .collect(Collectors.joining(" "));
    return "| %s | %s | %s |\n"
        .formatted(
            client.isOfJdk() ? "the JDK's" : client.version(),
            jdks(client),
            client.isOfJdk() ? "none" : jars);
  }

  private static String jdks(ClientVersion client) {
    return switch (client.coverage) {
      case EVERY_JDK -> "every one from " + client.oldestJdk;
      case OLDEST_AND_NEWEST_JDK -> "oldest and newest";
      case FACADE -> "newest";
      case WOVEN_ONLY -> "woven and verified only";
    };
  }

  /** Each with the versions that it holds for, unless it is all of those that make calls. */
  private static List<String> lacks(List<ClientVersion> versions) {
    List<ClientVersion> calling =
        versions.stream().filter(version -> version.coverage != Coverage.WOVEN_ONLY).toList();
    Map<String, List<String>> lacking = new LinkedHashMap<>();
    for (ClientVersion version : calling) {
      for (String lack : version.lacks()) {
        lacking.computeIfAbsent(lack, any -> new ArrayList<>()).add(version.version());
      }
    }
    return lacking.entrySet().stream()
        .map(
            lack ->
                lack.getValue().size() == calling.size()
                    ? lack.getKey()
                    : lack.getKey() + " (" + String.join(", ", lack.getValue()) + ")")
        .sorted()
        .toList();
  }
}
