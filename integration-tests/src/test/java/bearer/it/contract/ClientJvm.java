package bearer.it.contract;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Watchdog;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A forked JVM that runs {@code bearer.it.contract.ClientDriver}. For one thread. */
final class ClientJvm implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 90;

  private final JavaProcess process;
  private final DataOutputStream calls;
  private final DataInputStream answers;

  ClientJvm(JavaCommand command) {
    process =
        JavaProcess.start(command.main("bearer.it.contract.ClientDriver"), AgentJvm.NOT_WOVEN);
    calls = new DataOutputStream(new BufferedOutputStream(process.stdin()));
    answers = new DataInputStream(new BufferedInputStream(process.stdout()));
  }

  /** One answer for each time that the call is sent. */
  List<Answer> send(Call call) {
    try (Watchdog watchdog = Watchdog.over(process.process(), PATIENCE_SECONDS)) {
      call.writeTo(calls);
      calls.flush();
      int size = answers.readInt();
      List<Answer> all = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        all.add(Answer.readFrom(answers));
      }
      return all;
    } catch (IOException e) {
      throw new AssertionError("died or hung in " + call, e);
    }
  }

  String stderr() {
    return process.stderr();
  }

  /** See {@link JavaProcess#awaitStderr}. */
  String awaitStderr(Predicate<String> enough) {
    return process.awaitStderr(enough);
  }

  /** Lets the JVM end by itself; answers everything that it wrote to stderr. */
  String finish() {
    try {
      calls.close();
    } catch (IOException gone) {
      // the exit code tells
    }
    int exitCode = process.join();
    if (exitCode != 0) {
      throw new AssertionError("exit code " + exitCode + "; stderr: " + process.stderr());
    }
    return process.stderr();
  }

  @Override
  public void close() {
    process.close();
  }
}
