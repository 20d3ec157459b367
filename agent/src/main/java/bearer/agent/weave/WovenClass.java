package bearer.agent.weave;

import java.io.IOException;
import java.util.List;

/** One class as it is woven. Used once, by one thread. */
interface WovenClass {
  /** ASM is loaded with the first class of a library. */
  static WovenClass of(List<Hooked> hooks, byte[] original) {
    return hooks.get(0).hook.isJdk()
        ? new ClassPatch(hooks, original)
        : new Weaver(hooks, original);
  }

  byte[] woven() throws IOException;

  /** The hooks for which the class has no method like the one that they name. */
  List<Hooked> missed();
}
