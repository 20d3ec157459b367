package bearer.agent.weave;

import bearer.agent.hop.ClientHook;

/**
 * What a copy of a library does not get where a hook finds not what it needs, as a user says it.
 */
final class Loss {
  private Loss() {}

  static String of(ClientHook hook) {
    if (hook.isHead()) {
      return ofHeads(hook);
    } else if (hook.moves()) {
      return " is not known well, no call of it is rewritten";
    }
    return hook.kind == ClientHook.Kind.PUT_OFF
        ? " is not known well, its first calls do not wait for a token"
        : " is not known well, no refused request of it is sent again";
  }

  static String ofHeads(ClientHook hook) {
    return hook.frames.over.isEmpty()
        ? " is not known, its requests go out as the application built them"
        : " is not known, its requests are seen by " + hook.frames.over + " beneath it alone";
  }
}
