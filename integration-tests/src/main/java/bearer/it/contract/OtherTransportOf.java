package bearer.it.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A facade that is tried as facades are, here set up to send through another client of the agent's:
 * an ordinary run tries it with one setup.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OtherTransportOf {
  /** The same one over another client, with which it is tried as facades are. */
  Class<? extends Adapter> value();
}
