package bearer.it.apps;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Arrays;

/** Runs a program that writes nothing to stderr. Arguments: its main class and its arguments. */
public final class Silenced {
  private Silenced() {}

  public static void main(String[] args) throws Exception {
    System.setErr(new PrintStream(new Nowhere()));
    Class.forName(args[0])
        .getMethod("main", String[].class)
        .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
  }

  private static final class Nowhere extends OutputStream {
    @Override
    public void write(int dropped) {}

    @Override
    public void write(byte[] dropped, int offset, int length) {}
  }
}
