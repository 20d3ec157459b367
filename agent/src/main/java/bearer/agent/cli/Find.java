package bearer.agent.cli;

import bearer.agent.control.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands about JVMs in which there may be no agent. */
final class Find {
  private Find() {}

  @Command(name = "list", description = "the JVMs of this user that have an active agent")
  static final class List extends Subcommand {
    @Option(names = "--json", description = "the answer as JSON")
    private boolean json;

    @Override
    public Integer call() throws Failure {
      java.util.List<Report> found = new ArrayList<>();
      for (String[] jvm : Jvm.all()) {
        String version = isUp(jvm[0]) ? version(jvm[0]) : null;
        if (version != null) {
          found.add(new Report().put("pid", jvm[0]).put("agent", version).put("program", jvm[1]));
        }
      }
      Report all = new Report().put("jvms", found);
      out().print(json ? all.json() : all.text());
      return found.isEmpty() ? Failure.NO_AGENT : 0;
    }

    private static @Nullable String version(String pid) {
      try (Jvm jvm = Jvm.attach(pid)) {
        return jvm.agent();
      } catch (Failure unreachable) {
        return null;
      }
    }
  }

  @Command(name = "attach", description = "starts the agent in a JVM that runs")
  static final class Attach extends Subcommand {
    @Parameters(paramLabel = "PID", description = "the process")
    private String pid = "";

    @Override
    public Integer call() throws Failure {
      try (Jvm jvm = Jvm.attach(pid)) {
        if (jvm.agent() != null) {
          throw new Failure(1, "there is an agent already: nothing was changed");
        }
        jvm.loadAgent(jar, "");
        String version = jvm.agent();
        if (version == null) {
          throw new Failure(1, "the agent is inactive: the stderr of process " + pid + " says why");
        }
        out().println("agent " + version + " is active in process " + pid);
        return 0;
      }
    }
  }

  /** A JVM that does not catch SIGQUIT yet would end if it were asked; known on Linux alone. */
  private static boolean isUp(String pid) {
    Path status = Paths.get("/proc", pid, "status");
    try {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("SigCgt:")) {
          return (Long.parseUnsignedLong(line.substring(7).trim(), 16) & 4) != 0;
        }
      }
    } catch (IOException | RuntimeException elsewhere) {
      return !Files.isDirectory(Paths.get("/proc/self"));
    }
    return true;
  }
}
