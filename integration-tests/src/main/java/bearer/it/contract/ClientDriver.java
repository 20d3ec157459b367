package bearer.it.contract;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The application under test: reads calls from stdin until it ends, sends each and writes the
 * answers to stdout. One JVM runs many scenarios, because starting JVMs is what costs.
 */
public final class ClientDriver {
  private String clientKey = "";
  private @Nullable Adapter client;

  private ClientDriver() {}

  public static void main(String[] args) throws Exception {
    DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
    System.setOut(System.err); // stdout is the protocol's alone
    new ClientDriver().serve(in, out);
  }

  private void serve(DataInputStream in, DataOutputStream out) throws Exception {
    while (true) {
      Call call;
      try {
        call = Call.readFrom(in);
      } catch (EOFException end) {
        closeClient();
        return;
      }
      List<Answer> answers = send(call);
      out.writeInt(answers.size());
      for (Answer answer : answers) {
        answer.writeTo(out);
      }
      out.flush();
    }
  }

  private List<Answer> send(Call call) throws Exception {
    Adapter adapter = clientFor(call);
    if (call.manner.async) {
      return sendAsync(adapter, call);
    }
    return call.manner.threads == 1 ? sendCatching(adapter, call) : sendByThreads(adapter, call);
  }

  private static List<Answer> sendAsync(Adapter adapter, Call call) throws InterruptedException {
    Future<Answer> pending = adapter.sendAsync(call);
    List<Answer> answers = new ArrayList<>();
    for (String url : call.manner.meanwhile) {
      answers.addAll(sendCatching(adapter, Call.get(url)));
    }
    try {
      answers.add(pending.get());
    } catch (ExecutionException e) {
      Throwable problem = e.getCause();
      answers.add(Answer.failure(problem == null ? e : problem));
    }
    return answers;
  }

  private Adapter clientFor(Call call) throws Exception {
    Adapter current = client;
    if (current != null && clientKey.equals(call.clientKey())) {
      return current;
    }
    closeClient();
    setAuthenticator(call.options.credentials);
    Adapter fresh = Adapter.of(call.adapter, call.options);
    client = fresh;
    clientKey = call.clientKey();
    return fresh;
  }

  private static void setAuthenticator(AdapterOptions.Credentials credentials) {
    if (credentials == AdapterOptions.Credentials.JVM) {
      Authenticator.setDefault(new Application());
    } else {
      Authenticator.setDefault(null);
    }
  }

  private static final class Application extends Authenticator {
    @Override
    protected PasswordAuthentication getPasswordAuthentication() {
      return new PasswordAuthentication(AdapterOptions.USER, AdapterOptions.PASSWORD.toCharArray());
    }
  }

  private void closeClient() throws IOException {
    if (client != null) {
      client.close();
    }
    client = null;
  }

  private static List<Answer> sendByThreads(Adapter adapter, Call call)
      throws InterruptedException {
    List<Answer> answers = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < call.manner.threads; i++) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  start.await();
                } catch (InterruptedException e) {
                  return; // nobody does that; the missing answer would tell
                }
                answers.addAll(sendCatching(adapter, call));
              });
      threads.add(thread);
      thread.start();
    }
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    return answers;
  }

  @SuppressWarnings("CatchingUnchecked") // whatever the library throws is the answer
  private static List<Answer> sendCatching(Adapter adapter, Call call) {
    try {
      return adapter.send(call);
    } catch (Throwable problem) {
      return Collections.singletonList(Answer.failure(problem));
    }
  }
}
