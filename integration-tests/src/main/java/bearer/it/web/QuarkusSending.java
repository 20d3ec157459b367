package bearer.it.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** As {@link JakartaSending}, a resource of Quarkus'. */
@Path("/app/call")
public class QuarkusSending {
  /** Sends one GET. */
  @GET
  public String call(@QueryParam("adapter") String adapter, @QueryParam("url") String url) {
    return Deployment.CURRENT.send(adapter, url);
  }
}
