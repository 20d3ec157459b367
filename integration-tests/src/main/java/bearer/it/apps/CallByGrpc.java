package bearer.it.apps;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Calls {@link ServeByGrpc} on localhost, with the transport of gRPC that is there: several calls
 * at once, one with several messages, one that is refused, and one after it. Prints the answers.
 * Argument: the port.
 */
public final class CallByGrpc {
  private static final int CALLS = 20;

  private CallByGrpc() {}

  public static void main(String[] args) throws Exception {
    ManagedChannel channel =
        ManagedChannelBuilder.forAddress("localhost", Integer.parseInt(args[0])).build();
    System.out.println(together(channel));
    System.out.println(streamed(channel));
    System.out.println(refused(channel));
    System.out.println(
        ClientCalls.blockingUnaryCall(channel, Grpc.ECHO, CallOptions.DEFAULT, "after"));
    channel.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
  }

  /** The answers that differ. */
  private static Set<String> together(ManagedChannel channel) throws InterruptedException {
    List<Answers> calls = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      Answers answers = new Answers();
      calls.add(answers);
      ClientCalls.asyncUnaryCall(channel.newCall(Grpc.ECHO, CallOptions.DEFAULT), "once", answers);
    }
    Set<String> all = new TreeSet<>();
    for (Answers answers : calls) {
      all.addAll(answers.all());
    }
    return all;
  }

  private static List<String> streamed(ManagedChannel channel) throws InterruptedException {
    Answers answers = new Answers();
    StreamObserver<String> messages =
        ClientCalls.asyncBidiStreamingCall(
            channel.newCall(Grpc.ECHO, CallOptions.DEFAULT), answers);
    messages.onNext("a");
    messages.onNext("b");
    messages.onNext("c");
    messages.onCompleted();
    return answers.all();
  }

  private static Status.Code refused(ManagedChannel channel) {
    try {
      ClientCalls.blockingUnaryCall(channel, Grpc.REFUSE, CallOptions.DEFAULT, "x");
      return Status.Code.OK;
    } catch (RuntimeException e) {
      return Status.fromThrowable(e).getCode();
    }
  }

  private static final class Answers implements StreamObserver<String> {
    private final List<String> all = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);

    List<String> all() throws InterruptedException {
      if (!end.await(1, TimeUnit.MINUTES)) {
        all.add("no end within a minute");
      }
      return all;
    }

    @Override
    public void onNext(String answer) {
      all.add(answer);
    }

    @Override
    public void onError(Throwable failure) {
      all.add(failure.toString());
      end.countDown();
    }

    @Override
    public void onCompleted() {
      end.countDown();
    }
  }
}
