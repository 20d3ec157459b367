package bearer.agent.cli;

import bearer.agent.control.Report;
import bearer.agent.report.Diagnosis;
import bearer.agent.report.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Goes through all that could keep calls of a JVM from carrying a token. */
@Command(
    name = "doctor",
    description = {
      "why calls of a JVM carry no token: what is well, what to look at, what is wrong",
      "ends with 1 if something is wrong"
    })
final class Doctor extends Subcommand {
  @Parameters(paramLabel = "PID", index = "0", description = "the process, see list")
  private String pid = "";

  @Option(names = "--json", description = "the answer as JSON")
  private boolean json;

  @Override
  public Integer call() throws Failure, IOException {
    try (Jvm jvm = Jvm.attach(pid)) {
      if (jvm.agent() == null) {
        throw new Failure(Failure.NO_AGENT, "no agent here: process " + pid + why(jvm));
      }
    }
    List<Finding> findings = Diagnosis.of(status(jar, pid), pid);
    out().print(json ? report(findings).json() : text(findings));
    return isWrong(findings) ? 1 : 0;
  }

  private static String why(Jvm jvm) throws Failure {
    return jvm.namesAgent()
        ? " was started with one, which is inactive. Its stderr says why (BA-002 to BA-004, BA-007,"
            + " BA-100), and so does check with the same settings"
        : " was started without -javaagent. It stands before -jar, or in JAVA_TOOL_OPTIONS; attach "
            + "starts the agent in a JVM that runs";
  }

  static String status(String jar, String pid) throws Failure, IOException {
    Conversation.Answer answer = new Conversation(jar).ask(pid, true, "", "status");
    if (answer.exitCode != 0) {
      throw new Failure(answer.exitCode, answer.text.trim());
    }
    return answer.text;
  }

  static String text(List<Finding> findings) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      text.append(String.format(Locale.ROOT, "%-6s %s%n", word(finding), finding.text));
      if (!finding.cure.isEmpty()) {
        text.append(String.format(Locale.ROOT, "%-6s -> %s%n", "", finding.cure));
      }
    }
    return text.toString();
  }

  private static Report report(List<Finding> findings) {
    List<Report> all = new ArrayList<>();
    for (Finding finding : findings) {
      Report one = new Report().put("state", word(finding)).put("text", finding.text);
      all.add(one.put("cure", finding.cure));
    }
    return new Report().put("findings", all);
  }

  private static String word(Finding finding) {
    return finding.state.name().toLowerCase(Locale.ROOT);
  }

  private static boolean isWrong(List<Finding> findings) {
    for (Finding finding : findings) {
      if (finding.state == Finding.State.WRONG) {
        return true;
      }
    }
    return false;
  }
}
