package bearer.it.web;

import bearer.it.contract.Adapter;
import bearer.it.contract.Call;
import java.util.UUID;

/** What lives as long as one deployment: one instance, held by a static field of its class. */
final class Deployment {
  static final Deployment CURRENT = new Deployment();

  private final String id = UUID.randomUUID().toString();

  /** The deployment's id, and the call's status or what it threw. */
  @SuppressWarnings("CatchingUnchecked") // whatever the library throws is the outcome
  String send(String adapterName, String url) {
    String prefix = adapterName.startsWith("bearer.") ? "" : "bearer.it.clients.";
    Call call = Call.get(url).by(prefix + adapterName);
    try (Adapter adapter = Adapter.of(call.adapter, call.options)) {
      return id + ' ' + adapter.send(call).get(0).status;
    } catch (Throwable problem) {
      return id + ' ' + causes(problem);
    }
  }

  private static String causes(Throwable problem) {
    Throwable cause = problem.getCause();
    return cause == null ? problem.toString() : problem + ", because of " + causes(cause);
  }
}
