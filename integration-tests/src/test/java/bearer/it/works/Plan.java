package bearer.it.works;

import java.util.List;
import java.util.stream.Stream;

/**
 * How a server is tried.
 *
 * @param variant what is special about it; mostly nothing
 * @param arguments of the command that starts it
 * @param redeployments how often the application is deployed anew
 * @param adapters what it sends with, each time
 * @param libraries rows of clients.txt that it brings for them
 */
record Plan(
    String variant,
    List<String> arguments,
    int redeployments,
    List<String> adapters,
    List<String> libraries) {
  static final Plan USUAL =
      new Plan(
          "",
          List.of(),
          5,
          List.of(
              "HttpUrlConnection",
              "ApacheHttpClient4Builder",
              "ApacheHttpClient5",
              "bearer.it.apps.StoppedOkHttp"),
          List.of("apache-4.5.14", "apache5-5.6.4", "okhttp-3.14.9"));

  /** Where there is nothing that would deploy it anew. */
  static final Plan ONCE = new Plan("", List.of(), 0, USUAL.adapters, USUAL.libraries);

  Plan started(String argument) {
    return new Plan(argument, List.of(argument), redeployments, adapters, libraries);
  }

  Plan redeployed(int times) {
    return new Plan(times + " times", arguments, times, adapters, libraries);
  }

  Plan sendingToo(String how, List<String> more, String... rows) {
    return new Plan(
        how,
        arguments,
        redeployments,
        join(adapters.stream(), more.stream()),
        join(libraries.stream(), Stream.of(rows)));
  }

  private static List<String> join(Stream<String> these, Stream<String> those) {
    return Stream.concat(these, those).toList();
  }
}
