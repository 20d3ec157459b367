package bearer.agent.base;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.ThreadFactory;

/** Makes threads with the agent's own rights. */
abstract class PrivilegedThreads implements ThreadFactory {
  abstract Thread make(Runnable worker);

  /**
   * A thread keeps the access-control context of whoever created it: without this, that of the
   * application's call that happened to need it first.
   */
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
