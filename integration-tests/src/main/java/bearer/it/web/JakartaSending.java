package bearer.it.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** As {@link JavaxSending}, under the names of later servers. */
public final class JakartaSending extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String adapter = request.getParameter("adapter");
    String outcome = Deployment.CURRENT.send(adapter, request.getParameter("url"));
    response.setContentType("text/plain");
    response.getWriter().print(outcome);
  }
}
