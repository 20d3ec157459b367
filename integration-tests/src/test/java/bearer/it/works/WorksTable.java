package bearer.it.works;

import bearer.it.jvm.JavaCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * The table with which {@code -Pservers}, {@code -Pagents} and {@code -Pmodes} end, also in {@code
 * target/<profile>.md}: a row for each {@link Row} and for each other test with the profile's tag,
 * on which JDKs it ran, and what it reported. A test that was repeated counts as it ended.
 */
public final class WorksTable implements LauncherSessionListener, TestExecutionListener {
  private static final String PROFILE = Row.PROFILE;
  private static final Pattern JDK = Pattern.compile(".*\\bJDK (\\d+).*");
  private static final Pattern TAIL = Pattern.compile("( on)? JDK \\d+.*");

  private record Ran(String group, String row, int jdk, Status status, String problem) {}

  private final Map<String, Ran> tests = new ConcurrentHashMap<>();
  private final Map<String, Map<String, String>> reported = new ConcurrentHashMap<>();
  private @Nullable TestPlan plan;

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    if (!PROFILE.isEmpty()) {
      session.getLauncher().registerTestExecutionListeners(this);
    }
  }

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    plan = started;
  }

  @Override
  public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
    reported
        .computeIfAbsent(test.getUniqueId(), any -> new ConcurrentHashMap<>())
        .putAll(entry.getKeyValuePairs());
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest() && test.getSource().orElse(null) instanceof MethodSource method) {
      String problem = result.getThrowable().map(Throwable::getMessage).orElse("");
      tests.put(test.getUniqueId(), ran(test, method, result.getStatus(), problem));
    }
  }

  private Ran ran(TestIdentifier test, MethodSource method, Status status, String problem) {
    String name = test.getDisplayName();
    boolean isRow = method.getJavaClass().getPackage() == WorksTable.class.getPackage();
    return new Ran(
        isRow ? "" : method.getJavaClass().getSimpleName(),
        isRow ? TAIL.matcher(name).replaceFirst("") : words(method.getMethodName()),
        jdk(test),
        status,
        problem);
  }

  /** {@code agentWithGrant_callsCarryTheToken} as two phrases. */
  private static String words(String method) {
    return method
        .replaceAll("([a-zA-Z0-9])(?=[A-Z][a-z]|(?<=[a-z0-9])[A-Z])", "$1 ")
        .toLowerCase(Locale.ROOT)
        .replace("_", ", ");
  }

  /** Of the test's own name, or of the class's around it; 0 for none. */
  private int jdk(TestIdentifier test) {
    TestPlan all = plan;
    TestIdentifier at = test;
    while (at != null) {
      Matcher named = JDK.matcher(at.getDisplayName());
      if (named.matches()) {
        return Integer.parseInt(named.group(1));
      }
      at = all == null ? null : all.getParent(at).orElse(null);
    }
    return 0;
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    if (!tests.isEmpty()) {
      String table = table();
      System.out.println("[" + PROFILE + "]\n" + table);
      try {
        Files.writeString(JavaCommand.TARGET.resolve(PROFILE + ".md"), table);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private String table() {
    Map<List<String>, List<Map.Entry<String, Ran>>> rows =
        tests.entrySet().stream()
            .filter(test -> test.getValue().status != Status.ABORTED)
            .collect(
                Collectors.groupingBy(test -> List.of(test.getValue().group, test.getValue().row)));
    String lines =
        rows.entrySet().stream()
            .sorted(Comparator.comparing(row -> String.join("\t", row.getKey())))
            .map(row -> line(row.getKey(), row.getValue()))
            .collect(Collectors.joining());
    return "| what | JDKs | shown | result |\n|---|---|---|---|\n" + lines + "\n" + totals(rows);
  }

  private String line(List<String> name, List<Map.Entry<String, Ran>> its) {
    Set<String> facts =
        its.stream()
            .map(test -> reported.getOrDefault(test.getKey(), Map.of()))
            .flatMap(report -> report.entrySet().stream())
            .map(fact -> fact.getKey() + ": " + fact.getValue())
            .collect(Collectors.toCollection(TreeSet::new));
    String shown = name.get(0).isEmpty() ? String.join("; ", facts) : "`" + name.get(0) + "`";
    List<Ran> ran = its.stream().map(Map.Entry::getValue).toList();
    return "| %s | %s | %s | %s |%n".formatted(name.get(1), jdks(ran), shown, result(ran));
  }

  private static String jdks(Collection<Ran> its) {
    return its.stream()
        .map(Ran::jdk)
        .filter(jdk -> jdk > 0)
        .distinct()
        .sorted()
        .map(String::valueOf)
        .collect(Collectors.joining(", "));
  }

  private static String result(Collection<Ran> its) {
    List<Ran> failed = its.stream().filter(it -> it.status == Status.FAILED).toList();
    return failed.isEmpty()
        ? "works"
        : "fails on " + jdks(failed) + ": " + failed.get(0).problem.lines().findFirst().orElse("");
  }

  private static String totals(Map<List<String>, List<Map.Entry<String, Ran>>> rows) {
    List<Ran> all = rows.values().stream().flatMap(List::stream).map(Map.Entry::getValue).toList();
    return "%d rows, %d runs, %d failed%n"
        .formatted(
            rows.size(),
            all.size(),
            all.stream().filter(test -> test.status == Status.FAILED).count());
  }
}
