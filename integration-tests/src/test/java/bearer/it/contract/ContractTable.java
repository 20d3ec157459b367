package bearer.it.contract;

import bearer.it.jvm.JavaCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Counts which scenarios ran with which version of which client on which JDK, and why the others
 * did not: {@code target/contract.md}, and its totals after the last test. A test that was repeated
 * counts as it ended.
 */
public final class ContractTable implements LauncherSessionListener, TestExecutionListener {
  /** As {@link ClientOnJdk} and what is made of it name themselves. */
  private static final Pattern SUBJECT =
      Pattern.compile("(?:\\[\\d+] )?(\\w+)(?: ([\\w.-]+))? on JDK (\\d+)(?:, .*)?");

  private record Scenario(String client, String version, int jdk, Status status, String reason) {}

  private final Map<String, Scenario> scenarios = new ConcurrentHashMap<>();
  private @Nullable TestPlan plan;

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    session.getLauncher().registerTestExecutionListeners(this);
  }

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    plan = started;
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest()) {
      String reason = result.getThrowable().map(Throwable::getMessage).orElse("");
      subject(test)
          .map(named -> scenario(named, result.getStatus(), reason))
          .ifPresent(scenario -> scenarios.put(test.getUniqueId(), scenario));
    }
  }

  private Optional<Matcher> subject(TestIdentifier test) {
    TestPlan tests = plan;
    Function<TestIdentifier, @Nullable TestIdentifier> parent =
        child -> tests == null ? null : tests.getParent(child).orElse(null);
    for (TestIdentifier at = test; at != null; at = parent.apply(at)) {
      Matcher named = SUBJECT.matcher(at.getDisplayName());
      if (named.matches()) {
        return Optional.of(named);
      }
    }
    return Optional.empty();
  }

  private static Scenario scenario(Matcher named, Status status, String reason) {
    String version = named.group(2);
    return new Scenario(
        named.group(1),
        version == null ? "" : version,
        Integer.parseInt(named.group(3)),
        status,
        reason.replaceFirst("(?s)^Assumption failed: ", ""));
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    if (!scenarios.isEmpty()) {
      write(text(List.copyOf(scenarios.values())));
      System.out.println("[contract] " + totals(List.copyOf(scenarios.values())));
    }
  }

  private static void write(String text) {
    try {
      Files.writeString(JavaCommand.TARGET.resolve("contract.md"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String totals(List<Scenario> all) {
    return "%d clients, %d versions, %d pairs of version and JDK: %s; by client and reason in target/contract.md"
        .formatted(
            different(all, Scenario::client),
            different(all, it -> it.client + it.version),
            different(all, it -> it.client + it.version + " " + it.jdk),
            counts(all));
  }

  private static long different(List<Scenario> some, Function<Scenario, String> by) {
    return some.stream().map(by).distinct().count();
  }

  private static String counts(List<Scenario> some) {
    return "%d scenarios run, %d failed, %d left out"
        .formatted(
            count(some, it -> it.status != Status.ABORTED),
            count(some, it -> it.status == Status.FAILED),
            count(some, it -> it.status == Status.ABORTED));
  }

  private static long count(List<Scenario> some, Predicate<Scenario> which) {
    return some.stream().filter(which).count();
  }

  private static String text(List<Scenario> all) {
    Map<String, List<Scenario>> clients =
        all.stream()
            .collect(Collectors.groupingBy(Scenario::client, TreeMap::new, Collectors.toList()));
    return totals(all)
        + "\n\n| client | versions on JDKs | scenarios |\n|---|---|---|\n"
        + lines(clients.entrySet().stream().map(it -> row(it.getKey(), it.getValue())))
        + "\nLeft out:\n\n"
        + lines(clients.entrySet().stream().flatMap(it -> reasons(it.getKey(), it.getValue())));
  }

  private static String row(String client, List<Scenario> its) {
    Map<String, TreeSet<Integer>> jdks = new TreeMap<>();
    its.forEach(it -> jdks.computeIfAbsent(it.version, any -> new TreeSet<>()).add(it.jdk));
    String versions =
        jdks.entrySet().stream()
            .map(it -> (it.getKey() + " on " + it.getValue()).trim())
            .collect(Collectors.joining(", "));
    return "| %s | %s | %s |".formatted(client, versions, counts(its));
  }

  private static Stream<String> reasons(String client, List<Scenario> its) {
    return its.stream()
        .filter(it -> it.status == Status.ABORTED)
        .collect(Collectors.groupingBy(Scenario::reason, Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(Comparator.comparing(Map.Entry::getKey))
        .map(it -> "* %s, %d: %s".formatted(client, it.getValue(), it.getKey()));
  }

  private static String lines(Stream<String> lines) {
    return lines.map(line -> line + "\n").collect(Collectors.joining());
  }
}
