package bearer.demo;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Four instances of the shop that read one file of options, and are never restarted. */
final class Fleet implements Closeable {
  static final int STORES = 4;

  private final List<Store> stores = new ArrayList<>();

  /**
   * @param arguments of the shop's program
   */
  static Fleet start(Path jar, Path options, Path trustStore, String... arguments)
      throws IOException {
    Fleet fleet = new Fleet();
    for (int i = 1; i <= STORES; i++) {
      List<String> flags =
          Arrays.asList(
              "-javaagent:" + jar,
              "-Dbearer.config=" + options,
              "-Dbearer.instance-id=store-" + i,
              "-Dbearer.log-level=error");
      Path errors = options.resolveSibling("store-" + i + ".err");
      fleet.stores.add(Store.start(errors, trustStore, flags, arguments));
    }
    return fleet;
  }

  /** A day in all of them at once: whether every payment has been accepted. */
  boolean open(int payments) throws IOException {
    for (Store store : stores) {
      store.open();
    }
    boolean accepted = true;
    for (Store store : stores) {
      accepted &= store.close(payments);
    }
    return accepted;
  }

  /** Waits until each agent has said that it has taken so many changes of the file. */
  void awaitChanges(int count) throws IOException, InterruptedException {
    for (Store store : stores) {
      store.awaitSaid("BA-010", count);
    }
  }

  /** The one whose number was drawn for the first 25 %. */
  Store first() {
    return stores.get(STORES - 1);
  }

  @Override
  public void close() throws IOException {
    for (Store store : stores) {
      store.close();
    }
  }
}
