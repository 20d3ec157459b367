package bearer.benchmarks.store;

import bearer.benchmarks.requests.MeasuredJvm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A fleet of JVMs, as many as there are. All are told the same. */
final class Members implements AutoCloseable {
  private static final String GO = "go";

  private final List<MeasuredJvm> jvms = new ArrayList<>();

  /**
   * @param command of each; it is run by a shell that waits, so that all of them start at once
   */
  Members(int size, List<String> command) throws IOException {
    List<String> waiting = new ArrayList<>(List.of("sh", "-c", "read go; exec \"$@\"", "sh"));
    waiting.addAll(command);
    for (int i = 0; i < size; i++) {
      jvms.add(new MeasuredJvm(waiting));
    }
  }

  /**
   * Starts them, and lets each make one call as soon as it is there.
   *
   * @return what the calls took, in microseconds; negative for those that failed
   */
  List<Long> startWithACall() throws IOException {
    tell(GO);
    tell(Member.CALL);
    answers();
    return answers().stream().map(Long::valueOf).toList();
  }

  /** Returns when all of them are there. */
  void start() throws IOException {
    tell(GO);
    answers();
  }

  List<String> ask(String line) throws IOException {
    tell(line);
    return answers();
  }

  private void tell(String line) throws IOException {
    for (MeasuredJvm jvm : jvms) {
      jvm.tell(line);
    }
  }

  private List<String> answers() throws IOException {
    List<String> answers = new ArrayList<>();
    for (MeasuredJvm jvm : jvms) {
      answers.add(jvm.readLine());
    }
    return answers;
  }

  /** Since the last look. */
  Calls look() throws IOException {
    int calls = 0;
    int failed = 0;
    for (String answer : ask(Member.LOOK)) {
      String[] numbers = answer.split(" ", 2);
      calls += Integer.parseInt(numbers[0]);
      failed += Integer.parseInt(numbers[1]);
    }
    return new Calls(calls, failed);
  }

  @Override
  public void close() {
    jvms.forEach(MeasuredJvm::close);
  }

  record Calls(int all, int failed) {
    @Override
    public String toString() {
      return failed + " of " + all + " calls failed";
    }
  }
}
