package bearer.sandbox.app;

import bearer.sandbox.Request;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The newest requests, and sums of all of them by service. Thread-safe. */
final class Arrivals {
  private static final int MOST_REQUESTS = 200;
  private static final int MOST_SERVICES = 100;
  private static final String OTHERS = "others";

  private final Deque<Received> newest = new ArrayDeque<>();
  private final Map<String, ServiceSums> services = new TreeMap<>();
  private long number;

  synchronized Received add(
      String service, Target target, Request request, Proof proof, @Nullable Fault fault) {
    String counted =
        services.containsKey(service) || services.size() < MOST_SERVICES ? service : OTHERS;
    Received received =
        new Received(
            ++number,
            System.currentTimeMillis(),
            counted,
            target,
            request,
            proof,
            fault == null ? "" : fault.what());
    newest.addFirst(received);
    if (newest.size() > MOST_REQUESTS) {
      newest.removeLast();
    }
    services.computeIfAbsent(counted, ServiceSums::new).arrived(received);
    return received;
  }

  synchronized void answered(Received received, int status) {
    received.answered(status);
    ServiceSums sums = services.get(received.service);
    if (sums != null) { // not forgotten meanwhile
      sums.answered(status);
    }
  }

  /** The newest first. */
  synchronized List<Received> newest() {
    return new ArrayList<>(newest);
  }

  /** By name. */
  synchronized List<ServiceSums> services() {
    return new ArrayList<>(services.values());
  }

  synchronized void forget() {
    newest.clear();
    services.clear();
  }
}
