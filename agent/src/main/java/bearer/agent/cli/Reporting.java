package bearer.agent.cli;

import bearer.agent.report.Archive;
import bearer.agent.report.Csv;
import bearer.agent.report.JsonText;
import bearer.agent.report.Page;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes what is known of a migration into a file that is its owner's alone. */
@Command(
    name = "report",
    description = {
      "writes a page: who still sends the old header, and whether it is safe to go on",
      "of one process, or with --merge of all that have written into a bearer.evidence-dir"
    })
final class Reporting extends Subcommand {
  private static final String LINES = "*.jsonl";

  @Parameters(
      paramLabel = "PID",
      index = "0",
      arity = "0..1",
      description = "the process, see list")
  private String pid = "";

  @Option(names = "--merge", paramLabel = "DIR", description = "a bearer.evidence-dir")
  private String directory = "";

  @Option(
      names = "-o",
      paramLabel = "FILE",
      description = "where to write; else a page goes into the current directory")
  private String file = "";

  @Option(
      names = "--scan",
      paramLabel = "FILE",
      description = "what scan --json printed: the page sets it beside what was seen")
  private String scan = "";

  @Option(names = "--json", description = "verdicts and sums as JSON, on stdout")
  private boolean json;

  @Option(names = "--csv", description = "all sums as CSV, on stdout")
  private boolean csv;

  @Override
  public Integer call() throws Failure, IOException {
    if (pid.isEmpty() == directory.isEmpty()) {
      throw new Failure(2, "report: give either a process or --merge DIR");
    }
    Archive archive = new Archive();
    if (directory.isEmpty()) {
      ask(archive);
    } else {
      for (String line : lines(Paths.get(directory))) {
        archive.add(line);
      }
    }
    if (archive.isEmpty()) {
      throw new Failure(1, "report: no line of an agent's in " + directory);
    }
    if (!scan.isEmpty() && !archive.addScan(text(Paths.get(scan)))) {
      throw new Failure(1, "report: not what scan --json prints: " + scan);
    }
    give(archive);
    return 0;
  }

  /** What the process says now, and what it and those before it have kept. */
  private void ask(Archive archive) throws Failure, IOException {
    Conversation.Answer answer = new Conversation(jar).ask(pid, true, "", "report");
    if (answer.exitCode != 0) {
      throw new Failure(answer.exitCode, answer.text.trim());
    }
    archive.add(answer.text.trim());
    String kept = Archive.evidenceDir(answer.text.trim());
    if (kept.isEmpty()) {
      return;
    } else if (!Files.isDirectory(Paths.get(kept))) {
      err().println("no history: " + kept + " is not there from here");
    } else {
      for (String line : lines(Paths.get(kept))) {
        archive.addIfAlike(line, answer.text.trim());
      }
    }
  }

  private static List<String> lines(Path directory) throws IOException, Failure {
    if (!Files.isDirectory(directory)) {
      throw new Failure(1, "report: no directory: " + directory);
    }
    List<String> lines = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, LINES)) {
      for (Path each : files) {
        if (Files.isRegularFile(each)) {
          lines.addAll(linesOf(each));
        }
      }
    }
    return lines;
  }

  /** What is no text is damaged, and nothing worse. */
  private static List<String> linesOf(Path file) throws IOException {
    try (BufferedReader text =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      return text.lines().collect(Collectors.toList());
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private void give(Archive archive) throws IOException {
    if (json || csv) {
      String text = json ? JsonText.of(archive) : Csv.of(archive);
      if (file.isEmpty()) {
        out().print(text);
      } else {
        write(Paths.get(file), text);
      }
      return;
    }
    String name = "bearer-report-" + (pid.isEmpty() ? "fleet" : pid) + ".html";
    Path page = Paths.get(file.isEmpty() ? name : file);
    write(page, Page.of(archive));
    if (pid.isEmpty()) {
      write(page.resolveSibling(withoutSuffix(page) + ".csv"), Csv.of(archive));
    }
  }

  private static String withoutSuffix(Path page) {
    String name = String.valueOf(page.getFileName());
    return name.endsWith(".html") ? name.substring(0, name.length() - 5) : name;
  }

  /** Whole or not at all. */
  private void write(Path to, String text) throws IOException {
    Path absolute = to.toAbsolutePath();
    Path written =
        Files.createTempFile(
            absolute.getParent(), "bearer-report-", ".part"); // for its owner alone
    try {
      Files.write(written, text.getBytes(StandardCharsets.UTF_8));
      Files.move(written, absolute, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
    out().println("written to " + absolute);
  }
}
