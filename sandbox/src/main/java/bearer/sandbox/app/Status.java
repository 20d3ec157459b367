package bearer.sandbox.app;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the page shows. */
@Command(name = "status", description = "shows faults, services and the newest requests")
final class Status extends RemoteCommand {
  @Option(names = "--json", description = "as JSON, the newest 200")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    return get(json ? "/state" : "/status");
  }
}
