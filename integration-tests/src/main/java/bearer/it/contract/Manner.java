package bearer.it.contract;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/** How a call is sent. Immutable. */
final class Manner {
  static final Manner ONCE = new Manner(1, 1, false, Collections.emptyList());

  /** How often the same request object is sent, one after the other. */
  final int times;

  /** How many threads send a request of their own, released at the same moment. */
  final int threads;

  /** Whether the sender goes on before the answer is there. */
  final boolean async;

  /** URLs that the same client calls before it waits for the answer. */
  final List<String> meanwhile;

  private Manner(int times, int threads, boolean async, List<String> meanwhile) {
    this.times = times;
    this.threads = threads;
    this.async = async;
    this.meanwhile = meanwhile;
  }

  Manner times(int number) {
    return new Manner(number, threads, async, meanwhile);
  }

  Manner threads(int number) {
    return new Manner(times, number, async, meanwhile);
  }

  Manner async(List<String> urls) {
    return new Manner(times, threads, true, urls);
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeInt(times);
    out.writeInt(threads);
    out.writeBoolean(async);
    Lines.write(out, meanwhile);
  }

  static Manner readFrom(DataInput in) throws IOException {
    return new Manner(in.readInt(), in.readInt(), in.readBoolean(), Lines.read(in));
  }
}
