package bearer.agent.weave;

import bearer.agent.hop.ClientHook;
import java.util.ArrayList;
import java.util.List;

/** A hook and the number by which woven code names its place. */
final class Hooked {
  /** Those that are about a type, in their order. */
  static List<Hooked> of(String type, ClientHook[] all) {
    List<Hooked> about = new ArrayList<>(2);
    for (int place = 0; place < all.length; place++) {
      for (String one : all[place].types()) {
        if (one.equals(type)) {
          about.add(new Hooked(all[place], place));
        }
      }
    }
    return about;
  }

  final ClientHook hook;
  final int place;

  Hooked(ClientHook hook, int place) {
    this.hook = hook;
    this.place = place;
  }
}
