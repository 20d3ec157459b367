package bearer.it.apps;

import bearer.it.contract.Call;
import java.lang.reflect.Field;
import okhttp3.Request;
import okhttp3.internal.http1.Http1ExchangeCodec;

/**
 * Does something where the stack is used up, at every depth from there up to where there is room
 * enough, and then sends a request with OkHttp in the usual way. Arguments: the request's URL; the
 * name of a class to load, or none. Then a woven method is run, on an object that has nothing of
 * its own, so that all that happens is the agent's doing.
 */
public final class DeepHook {
  private static final int DEPTHS = 3000; // of frames of about a hundred bytes
  private static final int STACK = 1 << 20;

  private final Action action;
  private int tried;

  private DeepHook(Action action) {
    this.action = action;
  }

  private interface Action {
    void run() throws Exception;
  }

  public static void main(String[] args) throws Exception {
    DeepHook hook = new DeepHook(args.length > 1 ? loading(args[1]) : hooked(args[0]));
    Thread deep = new Thread(null, hook::descend, "deep", STACK);
    deep.start();
    deep.join();
    System.out.println(hook.tried > DEPTHS ? "tried at every depth" : "tried " + hook.tried);
    System.out.println("OkHttp " + SendOnce.send("OkHttp", Call.get(args[0])));
  }

  private static Action loading(String className) {
    ClassLoader loader = DeepHook.class.getClassLoader();
    return () -> Class.forName(className, false, loader);
  }

  private static Action hooked(String url) throws Exception {
    Request request = new Request.Builder().url(url).header("A", "a").build();
    request.newBuilder().header("B", "b").build(); // nothing of the library's is loaded later
    Http1ExchangeCodec codec = emptyCodec();
    return () -> codec.writeRequestHeaders(request);
  }

  private static Http1ExchangeCodec emptyCodec() throws Exception {
    Class<?> unsafe = Class.forName("sun.misc.Unsafe");
    Field only = unsafe.getDeclaredField("theUnsafe");
    only.setAccessible(true);
    return (Http1ExchangeCodec)
        unsafe
            .getMethod("allocateInstance", Class.class)
            .invoke(only.get(null), Http1ExchangeCodec.class);
  }

  @SuppressWarnings("InfiniteRecursion") // the stack ends it
  private void descend() {
    try {
      descend();
    } catch (StackOverflowError bottom) {
      tried = 0;
    }
    if (tried++ < DEPTHS) {
      act();
    }
  }

  private void act() {
    try {
      action.run();
    } catch (Throwable tooDeepOrNoConnection) {
      return; // as a careless application does
    }
  }
}
