package bearer.agent.base;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * Makes a pool, and its threads, with the agent's own rights. Both keep the access-control context
 * of whoever created them: without this, that of the application's call that happened to need them
 * first, and with it the application's classes.
 *
 * @param <P> a class of its own would be one more to load while the application calls
 */
abstract class PrivilegedThreads<P extends ThreadPoolExecutor>
    implements ThreadFactory, PrivilegedAction<P> {
  abstract Thread make(Runnable worker);

  /** A new one, with these threads. */
  @Override
  public abstract P run();

  final P newPool() {
    return Privileged.run(this);
  }

  @Override
  public final Thread newThread(Runnable worker) {
    return AccessController.doPrivileged(
        new PrivilegedAction<Thread>() {
          @Override
          public Thread run() {
            return make(worker);
          }
        });
  }
}
