package bearer.sandbox.app;

import bearer.sandbox.Answer;
import bearer.sandbox.Request;
import bearer.sandbox.Script;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What every request of one port goes through: noted, met by a fault or not, and answered. */
final class Entrance implements Script {
  private final String service;
  private final Apis apis;
  private final Faults faults;
  private final Arrivals arrivals;

  /**
   * @param service whose port it is; empty if callers are told apart by what they call themselves
   */
  Entrance(String service, Apis apis, Faults faults, Arrivals arrivals) {
    this.service = service;
    this.apis = apis;
    this.faults = faults;
    this.arrivals = arrivals;
  }

  @Override
  public Answer answer(Request request) throws IOException, InterruptedException {
    Target target = Target.of(request.path());
    Fault fault = faults.next(target);
    Received received = note(target, request, fault);
    int status = Received.NONE;
    try {
      Answer answer = Faults.around(fault, target, apis.of(target)).answer(request);
      status = answer.status();
      return answer;
    } finally {
      arrivals.answered(received, status);
    }
  }

  private Received note(Target target, Request request, @Nullable Fault fault) {
    Proof proof =
        target.issuesTokens()
            ? Proof.ofTokenRequest(request)
            : Proof.ofCall(request, apis.issuedTokens());
    String caller = service.isEmpty() ? Caller.of(request) : service;
    return arrivals.add(caller, target, request, proof, fault);
  }
}
