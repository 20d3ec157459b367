package bearer.it.apps;

import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Application code that knows the agent: tries to take its bridge over, calls it with nonsense, and
 * looks for its class loader in every static field of the classes that it sees of it. Argument: a
 * URL that is called before and after.
 */
public final class BridgeIntruder {
  private static final String BRIDGE = "java.lang.BearerAgentBridge";
  private static final String[] OPENED = {
    "java.lang", "sun.net.www", "sun.net.www.http", "sun.net.www.protocol.http"
  };

  private static final int PLACES = 200; // more than there are

  private BridgeIntruder() {}

  public static void main(String[] args) throws Exception {
    System.out.println(status(args[0]));
    connect();
    callWithNonsense();
    System.out.println("bridge: " + publicMethods());
    System.out.println("statics: " + staticReferences());
    System.out.println("open: " + openPackages());
    System.out.println(status(args[0]));
  }

  private static int status(String url) throws Exception {
    return ((HttpURLConnection) new URL(url).openConnection()).getResponseCode();
  }

  private static void connect() throws Exception {
    Class<?> places = Class.forName("java.lang.BearerAgentPlaces");
    InvocationHandler handler =
        (proxy, method, given) -> {
          System.out.println("taken over: " + method.getName());
          return null;
        };
    Object mine =
        Proxy.newProxyInstance(
            BridgeIntruder.class.getClassLoader(), new Class<?>[] {places}, handler);
    Method connect = Class.forName(BRIDGE).getMethod("connect", Object.class, places);
    System.out.println("own key: " + connect.invoke(null, new Object(), mine));
    System.out.println("no key: " + connect.invoke(null, null, mine));
    System.out.println("no places: " + connect.invoke(null, new Object(), null));
    System.out.println("nothing: " + connect.invoke(null, null, null));
  }

  /** Of a place that is none, and with objects that no place expects. */
  private static void callWithNonsense() throws Exception {
    Method enter = method("enter");
    Method exit = method("exit");
    Set<String> outcomes = new TreeSet<>();
    for (int place = -1; place < PLACES; place++) {
      Object[] arguments = {"a", "b", "c", "d", "e"};
      outcomes.add("enter " + outcome(enter, "self", arguments, place));
      outcomes.add("enter " + outcome(enter, null, null, place));
      outcomes.add("exit " + outcome(exit, "result", "state", "self", arguments, null, place));
      outcomes.add("exit " + outcome(exit, "result", "state", null, null, null, place));
    }
    System.out.println("nonsense: " + outcomes);
  }

  private static Method method(String name) throws ClassNotFoundException {
    return Stream.of(Class.forName(BRIDGE).getMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .get();
  }

  private static String outcome(Method method, @Nullable Object... arguments) throws Exception {
    try {
      return String.valueOf(method.invoke(null, arguments));
    } catch (InvocationTargetException thrown) {
      return String.valueOf(thrown.getCause());
    }
  }

  private static String publicMethods() throws ClassNotFoundException {
    return Stream.of(Class.forName(BRIDGE).getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .map(
            method ->
                method.getReturnType().getSimpleName()
                    + ' '
                    + method.getName()
                    + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.toList()))
        .sorted()
        .collect(Collectors.toList())
        .toString();
  }

  /**
   * What is opened to the agent, if this class may look into it too; Java 8 knows no such thing.
   */
  private static Set<String> openPackages() throws Exception {
    Set<String> open = new TreeSet<>();
    if (System.getProperty("java.specification.version").startsWith("1.")) {
      return open;
    }
    Class<?> module = Class.forName("java.lang.Module");
    Method getModule = Class.class.getMethod("getModule");
    Method isOpen = module.getMethod("isOpen", String.class, module);
    Object base = getModule.invoke(Object.class);
    for (String name : OPENED) {
      if ((Boolean) isOpen.invoke(base, name, getModule.invoke(BridgeIntruder.class))) {
        open.add(name);
      }
    }
    return open;
  }

  /** Static fields of what the agent's jar shows that hold anything but JDK values. */
  private static Set<String> staticReferences() throws Exception {
    Set<String> found = new TreeSet<>();
    Class<?> premain = Class.forName("bearer.agent.bootstrap.Premain");
    File jar = new File(premain.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (JarFile entries = new JarFile(jar)) {
      for (JarEntry entry : (Iterable<JarEntry>) entries.stream()::iterator) {
        String name = entry.getName();
        if (name.startsWith("bearer/agent/bootstrap/") && name.endsWith(".class")) {
          String type = name.substring(0, name.length() - ".class".length()).replace('/', '.');
          addStatics(Class.forName(type), found);
        }
      }
    }
    return found;
  }

  private static void addStatics(Class<?> type, Set<String> found) throws IllegalAccessException {
    for (Field field : type.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers())) {
        field.setAccessible(true);
        Object value = field.get(null);
        if (!(value instanceof String || value instanceof Boolean || value instanceof Number)) {
          found.add(field + " = " + value);
        }
      }
    }
  }
}
