package bearer.agent.clients;

import org.apache.pekko.http.scaladsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.model.HttpResponse;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.BidiShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;

/** What requests pass before a connection, and answers behind it, in the same order. Immutable. */
final class PekkoStage
    extends GraphStage<BidiShape<HttpRequest, HttpRequest, HttpResponse, HttpResponse>> {
  final PekkoHead head;
  final PekkoOrigin origin;
  final Inlet<HttpRequest> asked = Inlet.create("bearer.asked");
  final Outlet<HttpRequest> sent = Outlet.create("bearer.sent");
  final Inlet<HttpResponse> received = Inlet.create("bearer.received");
  final Outlet<HttpResponse> answered = Outlet.create("bearer.answered");
  private final BidiShape<HttpRequest, HttpRequest, HttpResponse, HttpResponse> shape =
      BidiShape.of(asked, sent, received, answered);

  PekkoStage(PekkoHead head, PekkoOrigin origin) {
    this.head = head;
    this.origin = origin;
  }

  @Override
  public BidiShape<HttpRequest, HttpRequest, HttpResponse, HttpResponse> shape() {
    return shape;
  }

  @Override
  public GraphStageLogic createLogic(Attributes attributes) {
    return new PekkoExchanges(this);
  }
}
