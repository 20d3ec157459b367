package bearer.it.apps;

import bearer.it.contract.Adapter;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * Sends GETs by an adapter while the agent fails: at the first time that a place asks it for
 * something, at the second time, and so on until a call asks no more. Calls that are answered with
 * 200 and with 401, with a token at hand, and put off. Prints how each went. Arguments: the
 * adapter's simple name and a URL. Needs the {@link FailingAgent}.
 */
public final class SendFailing {
  private static final int MOST = 100;

  private SendFailing() {}

  public static void main(String[] args) throws Exception {
    try (Adapter adapter = SendOnce.adapter(Call.get("").by("bearer.it.clients." + args[0]))) {
      send(adapter, args[1]); // with all that is loaded once
      for (boolean putOff : new boolean[] {false, true}) {
        for (String status : new String[] {"200", "401"}) {
          sendUntilNothingFails(adapter, args[1] + "?echo=token&status=" + status, putOff);
        }
      }
    } finally {
      System.getProperties().remove(FailingAgent.FUNCTION);
    }
  }

  private static void sendUntilNothingFails(Adapter adapter, String url, boolean putOff) {
    for (int time = 1; time < MOST; time++) {
      Failing failing = new Failing(time, putOff);
      System.getProperties().put(FailingAgent.FUNCTION, failing);
      String outcome = send(adapter, url + "&time=" + time + "&putOff=" + putOff);
      boolean failed = failing.asked.get() >= time;
      System.out.println(
          url.substring(url.indexOf('?'))
              + ("&time=" + time + "&putOff=" + putOff + (failed ? " " : " unfailed "))
              + outcome);
      if (!failed) {
        return;
      }
    }
  }

  @SuppressWarnings("CatchingUnchecked") // whatever the library throws is the outcome
  private static String send(Adapter adapter, String url) {
    try {
      Call call = Call.get(url).header("x-picpay-token", "legacy");
      Answer answer = adapter.send(call).get(0);
      return answer.status + (answer.body.isEmpty() ? "" : " with body");
    } catch (Throwable problem) {
      return Answer.failure(problem).failure.toString();
    }
  }

  /** What places get instead of what the agent has for them. */
  private static final class Failing implements UnaryOperator<Object> {
    private final AtomicInteger asked = new AtomicInteger();
    private final int time;
    private final boolean putsOff;

    Failing(int time, boolean putsOff) {
      this.time = time;
      this.putsOff = putsOff;
    }

    @Override
    public Object apply(Object requests) {
      if (asked.incrementAndGet() != time) {
        return putsOff ? puttingOff(requests) : requests;
      }
      throw failure(time + (putsOff ? 2 : 0));
    }

    /** Unchecked, each of the kinds that the JVM itself throws too. */
    private static Error failure(int number) {
      switch (number % 4) {
        case 0:
          throw new IllegalStateException("made to fail");
        case 1:
          return new StackOverflowError("made to fail");
        case 2:
          return new OutOfMemoryError("made to fail");
        default:
          return new AssertionError("made to fail");
      }
    }

    private static Object puttingOff(Object requests) {
      Class<?> known = requests.getClass().getSuperclass();
      return Proxy.newProxyInstance(
          known.getClassLoader(),
          known.getInterfaces(),
          (self, method, arguments) ->
              method.getName().equals("ready")
                  ? CompletableFuture.runAsync(() -> {}, ForkJoinPool.commonPool())
                  : invoke(method, requests, arguments));
    }

    private static Object invoke(Method method, Object of, Object[] arguments) throws Throwable {
      try {
        return method.invoke(of, arguments);
      } catch (InvocationTargetException thrown) {
        throw thrown.getCause();
      }
    }
  }
}
