package bearer.benchmarks.requests.programs;

import java.io.IOException;
import java.io.InputStream;

/** One client with one connection that is kept. Used by one thread. */
interface Sender {
  /**
   * One GET.
   *
   * @param authorization null for none
   * @return the one byte of the answer's body
   */
  int send(String authorization) throws IOException, InterruptedException;

  static int only(InputStream body) throws IOException {
    try (InputStream in = body) {
      int first = in.read();
      if (in.read() >= 0) {
        throw new IOException("more than one byte");
      }
      return first;
    }
  }
}
