package bearer.agent.store;

import java.io.IOException;

/** An open connection to a store, about the tokens of one credential. One thread at a time. */
interface StoreConnection {
  Stored read() throws IOException;

  /**
   * Tries to become the one process that asks for a token.
   *
   * @param fence that no other process has
   * @return false while another one is
   */
  boolean lease(String fence) throws IOException;

  /** Remains it for a while longer; nothing if it is not any more. */
  void renew(String fence) throws IOException;

  /** Ends that; nothing if it is another one by now. */
  void release(String fence) throws IOException;

  /**
   * Puts in a token, tells everybody and ends the lease: all of it, or nothing if another process
   * has the lease, or has put in something since.
   *
   * @param before what was there
   * @return whether it is there now
   */
  boolean replace(Stored before, Stored after, String fence) throws IOException;

  /** Takes out exactly that; nothing if something else is there by now. */
  void drop(byte[] sealed) throws IOException;

  /** Never fails. */
  void close();
}
