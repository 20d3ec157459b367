package bearer.agent.weave;

import bearer.agent.bridge.Bridge;
import bearer.agent.diag.Log;
import bearer.agent.hop.Inside;
import bearer.agent.hop.PackageOpener;

/**
 * The one connection of the bridge. A class of its own, because the JVM looks at the bridge when it
 * loads this one.
 */
final class Connection {
  private static final Object KEY = new Object();

  private Connection() {}

  static void connect(Graph graph, OpenPackages packages, WovenClasses woven, Log log) {
    Inside.openWith(
        new PackageOpener() {
          @Override
          public void open(Class<?> type) {
            packages.open(type, Connection.class.getClassLoader());
          }
        });
    Dispatch places = new Dispatch(graph, new PlaceMaker(packages), woven, log);
    if (!Bridge.connect(KEY, places)) {
      throw new IllegalStateException("another Bearer Agent runs in this JVM");
    }
  }
}
