package bearer.it.contract;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * An application that has several different calls under way at a time: reads how many and the calls
 * from stdin until it ends, and writes as many answers in the same order. All use one client.
 */
public final class TogetherDriver {
  private TogetherDriver() {}

  public static void main(String[] args) throws Exception {
    DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
    System.setOut(System.err); // stdout is the protocol's alone
    ExecutorService threads = Executors.newCachedThreadPool();
    try (Adapter client = Adapter.of(args[0], AdapterOptions.DEFAULT)) {
      serve(in, out, client, threads);
    }
    threads.shutdownNow();
  }

  private static void serve(
      DataInputStream in, DataOutputStream out, Adapter client, ExecutorService threads)
      throws Exception {
    while (true) {
      List<Future<Answer>> answers = new ArrayList<>();
      try {
        for (Call call : read(in)) {
          answers.add(threads.submit((Callable<Answer>) () -> send(client, call)));
        }
      } catch (EOFException end) {
        return;
      }
      for (Future<Answer> answer : answers) {
        answer.get().writeTo(out);
      }
      out.flush();
    }
  }

  private static List<Call> read(DataInputStream in) throws IOException {
    List<Call> calls = new ArrayList<>();
    for (int size = in.readInt(); size > 0; size--) {
      calls.add(Call.readFrom(in));
    }
    return calls;
  }

  @SuppressWarnings("CatchingUnchecked") // whatever the library throws is the answer
  private static Answer send(Adapter client, Call call) {
    try {
      return client.send(call).get(0);
    } catch (Throwable problem) {
      return Answer.failure(problem);
    }
  }
}
