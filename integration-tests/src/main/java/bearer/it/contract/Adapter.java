package bearer.it.contract;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * One client of one library, used as an application would use it. Has a public constructor that
 * takes an {@link AdapterOptions}. Many threads may send at a time.
 */
public interface Adapter extends Closeable {
  /** Builds one request object and sends it {@code call.times} times; one answer for each. */
  List<Answer> send(Call call) throws IOException, InterruptedException;
}
