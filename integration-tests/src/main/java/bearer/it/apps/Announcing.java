package bearer.it.apps;

import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.annotation.Before;

/** An aspect that AspectJ's agent weaves into {@link SendOnce}. */
@Aspect
public final class Announcing {
  @Before("execution(String bearer.it.apps.SendOnce.send(..))")
  public void announce() {
    System.err.println("announced by an aspect");
  }
}
