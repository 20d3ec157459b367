package bearer.agent.cli;

import bearer.agent.config.AgentConfig;
import bearer.agent.control.Explained;
import bearer.agent.control.Report;
import bearer.agent.net.BadValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What becomes of a call: by a running agent, or by a configuration. */
@Command(
    name = "explain",
    description = {
      "what becomes of a call, and why: by the agent of a process, or without one by a configuration",
      "system properties stand before -jar: java -Dbearer.config=f -jar bearer-agent.jar explain URL"
    })
final class Explain extends Subcommand {
  @Parameters(
      paramLabel = "[PID] URL",
      arity = "1..2",
      description = "the process, see list; a URL")
  private List<String> words = new ArrayList<>();

  @Option(names = "--pid", paramLabel = "PID", description = "the process, before the URL too")
  private String pid = "";

  @Option(
      names = {"-X", "--method"},
      paramLabel = "METHOD",
      defaultValue = "GET")
  private String method = "GET";

  @Option(names = "--config", paramLabel = "FILE", description = "instead of that of bearer.config")
  private String config = "";

  @Option(
      names = "--headers-file",
      paramLabel = "FILE",
      description = "the call's headers, a Name: value on each line; only with a configuration")
  private @Nullable Path headers;

  @Option(names = "--json", description = "the answer as JSON")
  private boolean json;

  @Override
  public Integer call() throws Failure, IOException {
    String process = words.size() == 2 ? words.get(0) : pid;
    if (process.isEmpty()) {
      Report report = byConfiguration(words.get(0));
      out().print(json ? report.json() : report.text());
      return 0;
    } else if (headers != null || !config.isEmpty()) {
      throw new Failure(2, "explain: a process has its own configuration, and is asked of URLs");
    }
    String url = words.get(words.size() - 1);
    Conversation.Answer answer =
        new Conversation(jar).ask(process, json, "", "explain", url, method);
    (answer.exitCode == 0 ? out() : err()).print(answer.text);
    return answer.exitCode;
  }

  private Report byConfiguration(String url) throws Failure, IOException {
    AgentConfig read = Configured.read(this, "explain", config);
    try {
      return Explained.of(read, url, method, given());
    } catch (BadValue bad) {
      throw new Failure(2, "explain: the URL " + bad.advice);
    }
  }

  private Map<String, List<String>> given() throws Failure, IOException {
    Map<String, List<String>> given = new LinkedHashMap<>();
    List<String> lines =
        headers == null
            ? Collections.emptyList()
            : Files.readAllLines(headers, StandardCharsets.ISO_8859_1);
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (!line.trim().isEmpty()) {
        if (colon <= 0) {
          throw new Failure(1, "explain: a line of the headers is no Name: value");
        }
        given
            .computeIfAbsent(line.substring(0, colon).trim(), first -> new ArrayList<>())
            .add(line.substring(colon + 1).trim());
      }
    }
    return given;
  }
}
