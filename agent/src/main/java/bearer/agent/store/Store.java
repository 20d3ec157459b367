package bearer.agent.store;

import java.io.IOException;

/** Where tokens are shared. Thread-safe. */
interface Store {
  /**
   * Opens a connection.
   *
   * @param name of the credential, for all that have it
   */
  StoreConnection connect(String name) throws IOException;

  /**
   * Waits for what other processes put in, until it fails or the listener has had enough.
   *
   * @param name as in {@link #connect}
   */
  void listen(String name, News news) throws IOException;

  /** Who hears of it. */
  interface News {
    /** From now on nothing is missed. */
    void begins();

    void is(Stored stored);

    /** Whether to go on; asked now and then. */
    boolean wanted();
  }
}
