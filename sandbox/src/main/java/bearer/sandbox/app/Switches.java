package bearer.sandbox.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What can be switched, by the page and the command line alike. */
final class Switches {
  /** Ends the connections, so that the next ones show another certificate. */
  interface Disconnecting {
    void disconnect() throws IOException;
  }

  private final Apis apis;
  private final Faults faults;
  private final Arrivals arrivals;
  private final Certificates certificates;
  private final Disconnecting servers;

  Switches(
      Apis apis,
      Faults faults,
      Arrivals arrivals,
      Certificates certificates,
      Disconnecting servers) {
    this.apis = apis;
    this.faults = faults;
    this.arrivals = arrivals;
    this.certificates = certificates;
    this.servers = servers;
  }

  /**
   * Does what is asked.
   *
   * @return what has been done
   * @throws IllegalArgumentException if it makes no sense, with what would
   */
  String turn(String what, Fields fields) throws IOException {
    switch (what) {
      case "fault":
        return fault(fields);
      case "clear":
        faults.clear(targets(fields));
        return "all is well again: " + names(targets(fields));
      case "revoke":
        return provider(fields).revoke();
      case "rotate":
        return provider(fields).rotate();
      case "retire":
        return provider(fields).retire();
      case "certificate":
        return certificate(fields);
      case "forget":
        arrivals.forget();
        return "forgotten what was received";
      default:
        throw new IllegalArgumentException("no such switch");
    }
  }

  private String fault(Fields fields) {
    List<Target> targets = targets(fields);
    Fault.of(fields); // before anything is changed
    targets.forEach(target -> faults.set(target, Fault.of(fields)));
    return names(targets) + ": " + Fault.of(fields);
  }

  private String certificate(Fields fields) throws IOException {
    certificates.show(fields.get("kind"));
    servers.disconnect();
    return "certificate: " + certificates.shown();
  }

  private Provider provider(Fields fields) {
    switch (fields.get("provider")) {
      case "picpay":
        return apis.picPay;
      case "qpay":
        return apis.qPay;
      default:
        throw new IllegalArgumentException("provider is picpay or qpay");
    }
  }

  /** Those that are named, or all. */
  private static List<Target> targets(Fields fields) {
    List<Target> targets = new ArrayList<>();
    fields.all("at").forEach(id -> targets.add(Target.named(id)));
    return targets.isEmpty() ? Arrays.asList(Target.values()) : targets;
  }

  private static String names(List<Target> targets) {
    List<String> names = new ArrayList<>();
    targets.forEach(target -> names.add(target.id));
    return names.size() == Target.values().length ? "everything" : String.join(", ", names);
  }
}
