package bearer.it.web;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Sends one GET for each that it gets, to {@code url} with {@code adapter}. */
public final class JavaxSending extends HttpServlet {
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
