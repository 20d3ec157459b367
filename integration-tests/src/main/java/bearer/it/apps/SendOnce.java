package bearer.it.apps;

import bearer.it.contract.Adapter;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import java.io.IOException;

/**
 * Sends one GET for each pair of arguments, an adapter's name and a URL, and prints how that went.
 * Runs until its stdin ends. The argument {@value #RETRANSFORM} has the {@link ObservingAgent}
 * transform every client class again; {@value #WAIT} waits for a line on stdin.
 */
public final class SendOnce {
  static final String RETRANSFORM = "retransform";
  static final String WAIT = "wait";

  private SendOnce() {}

  public static void main(String[] args) throws Exception {
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals(RETRANSFORM)) {
        ObservingAgent.retransform();
      } else if (args[i].equals(WAIT)) {
        System.out.println("waiting");
        readLine();
      } else {
        System.out.println(args[i] + ' ' + send(args[i], Call.get(args[++i])));
      }
    }
    System.out.println("sent");
    int read = System.in.read(); // until it is closed: nobody writes anything
    while (read >= 0) {
      read = System.in.read();
    }
  }

  private static void readLine() throws IOException {
    int read = System.in.read();
    while (read >= 0 && read != '\n') {
      read = System.in.read();
    }
  }

  @SuppressWarnings("CatchingUnchecked") // whatever the library throws is the outcome
  static String send(String adapterName, Call call) throws IOException {
    String prefix = adapterName.startsWith("bearer.") ? "" : "bearer.it.clients.";
    Call named = call.by(prefix + adapterName);
    try (Adapter adapter = adapter(named)) {
      return String.valueOf(adapter.send(named).get(0).status);
    } catch (Throwable problem) {
      return Answer.failure(problem).failure.toString();
    }
  }

  static Adapter adapter(Call call) throws Exception {
    return Adapter.of(call.adapter, call.options);
  }
}
