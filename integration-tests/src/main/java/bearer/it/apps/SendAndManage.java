package bearer.it.apps;

import bearer.it.contract.Adapter;
import bearer.it.contract.Call;
import java.lang.management.ManagementFactory;
import java.util.Scanner;
import java.util.concurrent.CountDownLatch;
import javax.management.MBeanServer;
import javax.management.MBeanServerDelegate;
import javax.management.NotificationListener;
import javax.management.ObjectName;

/**
 * Does what the lines of stdin say: {@code jmx} uses the platform's MBean server for the first
 * time, {@code send} sends a call, {@code await NAME} waits for a bean, {@code get NAME ATTRIBUTE}
 * and {@code invoke NAME OPERATION ARGUMENT...} print what it answers. Arguments: an adapter, a
 * URL, and perhaps {@code http2}.
 */
public final class SendAndManage {
  private SendAndManage() {}

  public static void main(String[] args) throws Exception {
    Call given = Call.get(args[1]).by("bearer.it.clients." + args[0]);
    Call call = args.length > 2 && args[2].equals("http2") ? given.http2() : given;
    try (Adapter adapter = SendOnce.adapter(call);
        Scanner lines = new Scanner(System.in, "UTF-8")) {
      System.out.println("ready");
      while (lines.hasNextLine()) {
        String[] words = lines.nextLine().split(" ");
        System.out.println(
            words[0].equals("send") ? adapter.send(call).get(0).status : Bean.managed(words));
      }
    }
  }

  /** By itself, so that JMX is not loaded before. */
  private static final class Bean {
    static Object managed(String[] words) throws Exception {
      MBeanServer server = ManagementFactory.getPlatformMBeanServer();
      if (words[0].equals("jmx")) {
        return "used";
      }
      ObjectName name = new ObjectName("bearer.agent:" + words[1]);
      if (words[0].equals("await")) {
        awaitRegistered(server, name);
        return server.queryNames(new ObjectName("bearer.agent:*"), null).size();
      }
      return words[0].equals("get")
          ? String.valueOf(server.getAttribute(name, words[2]))
          : invoked(server, name, words);
    }

    private static void awaitRegistered(MBeanServer server, ObjectName name) throws Exception {
      CountDownLatch registered = new CountDownLatch(1);
      NotificationListener listener =
          (told, none) -> {
            if (server.isRegistered(name)) {
              registered.countDown();
            }
          };
      server.addNotificationListener(MBeanServerDelegate.DELEGATE_NAME, listener, null, null);
      if (!server.isRegistered(name)) {
        registered.await();
      }
    }

    private static Object invoked(MBeanServer server, ObjectName name, String[] words) {
      Object[] arguments = new Object[words.length - 3];
      String[] types = new String[arguments.length];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = words[i + 3].replace("-", "");
        types[i] = String.class.getName();
      }
      try {
        return String.valueOf(server.invoke(name, words[2], arguments, types));
      } catch (Exception refused) {
        return String.valueOf(refused.getCause());
      }
    }
  }
}
