package bearer.it.contract;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How a list of short strings travels. */
final class Lines {
  private Lines() {}

  static void write(DataOutput out, List<String> lines) throws IOException {
    out.writeInt(lines.size());
    for (String line : lines) {
      out.writeUTF(line);
    }
  }

  static List<String> read(DataInput in) throws IOException {
    int size = in.readInt();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      lines.add(in.readUTF());
    }
    return lines;
  }
}
