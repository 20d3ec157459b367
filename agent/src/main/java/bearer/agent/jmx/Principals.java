package bearer.agent.jmx;

import java.lang.reflect.InvocationTargetException;
import java.security.AccessController;
import java.security.Principal;
import javax.security.auth.Subject;
import org.jspecify.annotations.Nullable;

/** Who has logged in to the JMX connection that an operation comes by. */
final class Principals {
  private Principals() {}

  /** His names; that there are none is said, as of a connection without a login. */
  static String current() {
    Subject subject = subject();
    StringBuilder names = new StringBuilder();
    if (subject != null) {
      for (Principal principal : subject.getPrincipals()) {
        names.append(names.length() == 0 ? "" : ", ").append(principal.getName());
      }
    }
    return names.length() == 0 ? "nobody known" : names.toString();
  }

  /** From Java 18 on by another method, and from 24 on by that alone. */
  private static @Nullable Subject subject() {
    try {
      return (Subject) Subject.class.getMethod("current").invoke(null);
    } catch (NoSuchMethodException before18) {
      return Subject.getSubject(AccessController.getContext());
    } catch (IllegalAccessException | InvocationTargetException unknown) {
      return null;
    }
  }
}
