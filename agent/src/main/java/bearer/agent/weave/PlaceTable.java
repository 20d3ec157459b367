package bearer.agent.weave;

import bearer.agent.hop.Place;
import org.jspecify.annotations.Nullable;

/**
 * Places by number. Any thread: what is read is never changed, but replaced by a larger copy. No
 * {@code AtomicReferenceArray}, which starts the {@code VarHandle}s of newer JDKs.
 */
final class PlaceTable {
  private volatile @Nullable Place[] places = {};

  @Nullable Place get(int number) {
    @Nullable Place[] known = places;
    return number < known.length ? known[number] : null;
  }

  /** Answers whether there was none with that number. */
  synchronized boolean add(int number, Place place) {
    if (get(number) != null) {
      return false;
    }
    @Nullable Place[] more = java.util.Arrays.copyOf(places, Math.max(places.length, number + 1));
    more[number] = place;
    places = more;
    return true;
  }
}
