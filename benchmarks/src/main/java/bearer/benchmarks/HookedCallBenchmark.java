package bearer.benchmarks;

import bearer.agent.clients.Clients;
import bearer.agent.hop.ClientHook;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a woven method costs in all when its request goes to a host that is not configured: as woven
 * code calls the bridge of the packaged agent, up to the rules and back. Started in the project's
 * root.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 3,
    jvmArgsAppend = {
      "-javaagent:agent/target/bearer-agent.jar",
      "-Dbearer.provider=picpay",
      "-Dbearer.client-id=benchmark",
      "-Dbearer.client-secret=benchmark",
      "--add-opens=java.base/sun.net.www=ALL-UNNAMED",
      "--add-opens=java.base/sun.net.www.http=ALL-UNNAMED"
    })
public class HookedCallBenchmark {
  private static final String URL_CONNECTION = "sun.net.www.http.HttpClient";
  private static final String OK_HTTP = "okhttp3.internal.http1.Http1ExchangeCodec";
  private static final int WRITE_HEAD = place("HttpUrlConnection$WriteHead");
  private static final int OK_HTTP_WRITE_HEAD = place("OkHttp$WriteHead");
  private static final MethodHandle ENTER;
  private static final MethodHandle EXIT;

  static {
    try {
      Class.forName(URL_CONNECTION); // the first known class brings the bridge
      Class<?> bridge = Class.forName("java.lang.BearerAgentBridge");
      ENTER = MethodHandles.publicLookup().unreflect(method(bridge, "enter"));
      EXIT = MethodHandles.publicLookup().unreflect(method(bridge, "exit"));
    } catch (ReflectiveOperationException changed) {
      throw new IllegalStateException(changed);
    }
  }

  private final Object okHttp = allocated(OK_HTTP);
  private final Request okHttpRequest =
      new Request.Builder().url("https://db.shop.example.com/v1/payments/charge").build();
  private final Object connection = allocated(URL_CONNECTION);
  private final Object head = head();

  public HookedCallBenchmark() {
    try {
      set(connection, "host", "db.shop.example.com");
      set(connection, "port", 443);
    } catch (ReflectiveOperationException changed) {
      throw new IllegalStateException(changed);
    }
  }

  private static Method method(Class<?> type, String name) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static int place(String name) {
    ClientHook[] hooks = Clients.all();
    for (int i = 0; i < hooks.length; i++) {
      if (hooks[i].place.endsWith("." + name)) {
        return i;
      }
    }
    throw new IllegalStateException(name);
  }

  /**
   * Of these objects nothing but what the agent asks for is needed. By reflection, because javac
   * always warns of Unsafe.
   */
  private static Object allocated(String type) {
    try {
      Class<?> unsafe = Class.forName("sun.misc.Unsafe");
      Field only = unsafe.getDeclaredField("theUnsafe");
      only.setAccessible(true);
      return unsafe
          .getMethod("allocateInstance", Class.class)
          .invoke(only.get(null), Class.forName(type));
    } catch (ReflectiveOperationException changed) {
      throw new IllegalStateException(changed);
    }
  }

  private static void set(Object object, String name, Object value)
      throws ReflectiveOperationException {
    Field field = Class.forName(URL_CONNECTION).getDeclaredField(name);
    field.setAccessible(true);
    field.set(object, value);
  }

  private static Object head() {
    try {
      Constructor<?> empty = Class.forName("sun.net.www.MessageHeader").getConstructor();
      Object head = empty.newInstance();
      Method add = head.getClass().getMethod("add", String.class, String.class);
      add.invoke(head, "GET /v1/payments/charge HTTP/1.1", null);
      add.invoke(head, "User-Agent", "Java/17");
      add.invoke(head, "Host", "db.shop.example.com");
      add.invoke(head, "Accept", "*/*");
      add.invoke(head, "Connection", "keep-alive");
      return head;
    } catch (ReflectiveOperationException changed) {
      throw new IllegalStateException(changed);
    }
  }

  /** {@code writeRequestHeaders} of OkHttp. */
  @Benchmark
  public @Nullable Object okHttp() throws Throwable {
    return (Object) ENTER.invokeExact(okHttp, new Object[] {okHttpRequest}, OK_HTTP_WRITE_HEAD);
  }

  /** {@code writeRequests} of HttpURLConnection. */
  @Benchmark
  public @Nullable Object urlConnection() throws Throwable {
    return (Object)
        EXIT.invokeExact(
            head, connection, connection, (Object[]) null, (Throwable) null, WRITE_HEAD);
  }
}
