package bearer.agent.jmx;

import bearer.agent.base.Privileged;
import bearer.agent.base.Stopped;
import bearer.agent.config.ControlLevel;
import bearer.agent.config.Credential;
import bearer.agent.config.RuleConfig;
import bearer.agent.control.LiveConfig;
import bearer.agent.control.Operations;
import bearer.agent.control.Target;
import bearer.agent.diag.Code;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.security.PrivilegedAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * The agent's beans in an MBean server of the application's: one for the agent, and one for each
 * rule and each credential that there is at the time. Thread-safe.
 */
public final class Beans implements Runnable {
  private static final String DOMAIN = "bearer.agent:type=";

  private final LiveConfig live;
  private final Target target;
  private final Log log;
  private final Object agent;

  @GuardedBy("this")
  private @Nullable MBeanServer server;

  @GuardedBy("this")
  private final List<String> registered = new ArrayList<>();

  public Beans(Operations operations, LiveConfig live, Target target, Log log, ControlLevel level) {
    this.live = live;
    this.target = target;
    this.log = log;
    this.agent = new AgentBean(operations, target, level);
  }

  /**
   * Registers all, if there is an MBean server; from then on they follow the configuration. Never
   * makes a server.
   *
   * @return whether there was one
   */
  public synchronized boolean register() {
    if (server == null) {
      server = found();
      if (server == null) {
        return false;
      }
      live.listen(this);
      run();
    }
    return true;
  }

  /** The platform's before any other. */
  private static @Nullable MBeanServer found() {
    return Privileged.run(
        new PrivilegedAction<@Nullable MBeanServer>() {
          @Override
          public @Nullable MBeanServer run() {
            List<MBeanServer> all = MBeanServerFactory.findMBeanServer(null);
            for (MBeanServer one : all) {
              if (one.getDefaultDomain() != null && has(one, "java.lang:type=Runtime")) {
                return one;
              }
            }
            return all.isEmpty() ? null : all.get(0);
          }
        });
  }

  private static boolean has(MBeanServer server, String name) {
    try {
      return server.isRegistered(new ObjectName(name));
    } catch (JMException impossible) { // it is a valid name
      return false;
    }
  }

  /** As the configuration is now. */
  @Override
  public synchronized void run() {
    MBeanServer known = server;
    if (known != null) {
      Privileged.run(
          new PrivilegedAction<Boolean>() {
            @Override
            public Boolean run() {
              follow(known, wanted());
              return true;
            }
          });
    }
  }

  private Map<String, Object> wanted() {
    Map<String, Object> wanted = new HashMap<>();
    wanted.put(DOMAIN + "BearerAgent", agent);
    for (RuleConfig rule : live.config().rules) {
      wanted.put(DOMAIN + "Rule,name=" + rule.name, new RuleBean(live, target, rule.name));
    }
    for (Credential credential : live.config().credentials()) {
      wanted.put(
          DOMAIN + "Credential,name=" + credential.name,
          new CredentialBean(live, target, credential.name));
    }
    return wanted;
  }

  private synchronized void follow(MBeanServer known, Map<String, Object> wanted) {
    for (String name : new ArrayList<>(registered)) {
      if (!wanted.containsKey(name)) {
        registered.remove(name);
        change(known, name, null);
      }
    }
    for (Map.Entry<String, Object> bean : wanted.entrySet()) {
      if (!registered.contains(bean.getKey())) {
        registered.add(bean.getKey());
        change(known, bean.getKey(), bean.getValue());
      }
    }
  }

  private void change(MBeanServer known, String name, @Nullable Object bean) {
    try {
      if (bean == null) {
        known.unregisterMBean(new ObjectName(name));
      } else {
        known.registerMBean(bean, new ObjectName(name));
      }
    } catch (Throwable failed) { // the server, and whoever listens to it, are the application's
      Stopped.rethrow(failed);
      log.once(
          Level.WARN, Code.JMX_UNUSED, name, name + " is not as it should be in JMX: " + failed);
    }
  }
}
