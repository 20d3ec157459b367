package bearer.agent.weave;

import bearer.agent.hop.ClientHook;

/** A hook and the number by which woven code names its place. */
final class Hooked {
  final ClientHook hook;
  final int place;

  Hooked(ClientHook hook, int place) {
    this.hook = hook;
    this.place = place;
  }
}
