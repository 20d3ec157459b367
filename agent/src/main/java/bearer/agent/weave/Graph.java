package bearer.agent.weave;

import bearer.agent.hop.ClientHook;
import bearer.agent.hop.Requests;

/** What decides about requests. Costs nothing until a client class loads. */
public interface Graph {
  /** Every hook, in an order that never changes: woven code names places by their position. */
  ClientHook[] hooks();

  /**
   * The first of them, by the same numbers: all that are about classes that are never relocated,
   * the JDK's and those of TLS connections. So an application that has no other client loads
   * nothing of others.
   */
  ClientHook[] hooksOfJdk();

  /** Called once; starts nothing. */
  Requests build();

  /**
   * Whether calls have been sent elsewhere by any rules so far, or may be by those of now: until
   * then nothing that is about where calls begin needs to be looked at. Never false again.
   */
  boolean rewrites();

  /** From now on requests come. Called once, when a client is about to be woven. */
  void connected();

  /**
   * What a hook is about has been woven in one class.
   *
   * @param copy what the packages of a relocated copy begin with, or empty
   */
  void woven(ClientHook hook, String copy);

  /** It has not, and not because this version has none of it; as {@link #woven}. */
  void notWoven(ClientHook hook, String copy);
}
