package bearer.sandbox.app;

import bearer.sandbox.Sandbox;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;

/** What is printed at the start: where everything is, and the flags to use it with. */
final class Introduction {
  private final RunningSandbox sandbox;
  private final Path directory;
  private final PrintWriter out;

  Introduction(RunningSandbox sandbox, Path directory, PrintWriter out) {
    this.sandbox = sandbox;
    this.directory = directory;
    this.out = out;
  }

  void print() throws IOException {
    for (Map.Entry<String, Integer> each : sandbox.ports().entrySet()) {
      print(each.getKey(), each.getValue());
    }
    out.println(
        "Flags for a service, and for the agent's own commands, so that the sandbox is trusted:");
    out.println("  -Djavax.net.ssl.trustStore=" + sandbox.trustStore());
    out.println("  -Djavax.net.ssl.trustStorePassword=sandbox");
    out.println();
    out.println("What it receives, and the switches: " + sandbox.page());
    out.println("Ready. It ends with Ctrl-C.");
    out.flush();
  }

  private void print(String service, int port) throws IOException {
    String server = "https://localhost:" + port;
    AgentFiles files = new AgentFiles(directory, service, port);
    out.println(
        service.isEmpty() ? "For every service:" : "For the service " + service + " alone:");
    out.println("  PicPay V1     " + server + Sandbox.WALLET_V1);
    out.println("  PicPay V2     " + server + Sandbox.WALLET_V2);
    out.println("  PicPay tokens " + server + Sandbox.PICPAY_TOKENS);
    out.println("  QPay cards    " + server + Sandbox.CARDS);
    out.println("  QPay tokens   " + server + Sandbox.QPAY_TOKENS);
    out.println(
        "  QPay clients  "
            + (server + Sandbox.QPAY_CREDENTIALS + " for " + Sandbox.USER + ", password in ")
            + directory.resolve(Apis.PASSWORD_FILE));
    flags("PicPay", files, files.picPay(sandbox.picPay()));
    flags("QPay", files, files.qPay(sandbox.qPay()));
    out.println();
  }

  private void flags(String provider, AgentFiles files, Path file) throws IOException {
    out.println("  with the agent, " + provider + ":");
    out.println("    -javaagent:bearer-agent.jar -Dbearer.config=" + file);
    if (files.isElsewhere(file)) {
      out.println(
          "    This file was there already, and is about another port: delete it, or mend it.");
    }
  }
}
