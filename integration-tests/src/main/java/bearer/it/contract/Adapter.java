package bearer.it.contract;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * One client of one library, used as an application would use it. Every class of package {@code
 * bearer.it.clients} that implements this goes through the whole contract. It has a public
 * constructor that takes an {@link AdapterOptions}, and says in {@code public static
 * List<ClientVersion> versions()} with what it is tested. Many threads may send at a time.
 */
public interface Adapter extends Closeable {
  /** Builds one request object and sends it {@code call.times()} times; one answer for each. */
  List<Answer> send(Call call) throws IOException, InterruptedException;

  /**
   * Sends once and does not wait for the answer; in the library's own way, if it has one. An
   * exception of the library's comes as the cause of an {@code ExecutionException}.
   */
  default Future<Answer> sendAsync(Call call) {
    FutureTask<Answer> task = new FutureTask<>(() -> send(call).get(0));
    new Thread(task, "sender").start();
    return task;
  }

  /** Makes an instance of an adapter class. */
  static Adapter of(String className, AdapterOptions options) throws ReflectiveOperationException {
    return Class.forName(className)
        .asSubclass(Adapter.class)
        .getConstructor(AdapterOptions.class)
        .newInstance(options);
  }
}
