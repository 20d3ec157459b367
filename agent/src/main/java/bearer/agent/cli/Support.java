package bearer.agent.cli;

import bearer.agent.control.Report;
import bearer.agent.diag.Version;
import bearer.agent.report.Diagnosis;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What somebody who is asked for help needs to know of an agent, in one file. */
@Command(
    name = "support",
    description = {
      "writes one zip file with all that the agent of a JVM tells: configuration, rules, counters, events, versions",
      "no secret, no token and no legacy header's value is in it; its owner alone can read it"
    })
final class Support extends Subcommand {
  private static final String[] PROPERTIES = {
    "java.version", "java.runtime.version", "java.vendor", "java.vm.name", "os.name", "os.arch"
  };

  @Parameters(paramLabel = "PID", index = "0", description = "the process, see list")
  private String pid = "";

  @Option(
      names = "-o",
      paramLabel = "FILE",
      description = "where to write; else bearer-support-PID.zip in the current directory")
  private String file = "";

  @Override
  public Integer call() throws Failure, IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    String status = Doctor.status(jar, pid);
    texts.put("doctor.txt", Doctor.text(Diagnosis.of(status, pid)));
    texts.put("status.json", status);
    texts.put("report.json", new Conversation(jar).ask(pid, true, "", "report").text);
    texts.put("jvm.txt", jvm());
    Path to = Paths.get(file.isEmpty() ? "bearer-support-" + pid + ".zip" : file);
    write(to.toAbsolutePath(), texts);
    out().println("written to " + to.toAbsolutePath());
    return 0;
  }

  private String jvm() throws Failure {
    Report report = new Report().put("this command's agent", Version.TEXT);
    try (Jvm jvm = Jvm.attach(pid)) {
      for (String property : PROPERTIES) {
        report.put(property, jvm.property(property));
      }
    }
    return report.text();
  }

  /** Whole or not at all. */
  private static void write(Path to, Map<String, String> texts) throws IOException {
    Path part = Files.createTempFile(to.getParent(), "bearer-support-", ".part"); // its owner's
    try {
      try (OutputStream out = Files.newOutputStream(part);
          ZipOutputStream zip = new ZipOutputStream(out)) {
        for (Map.Entry<String, String> text : texts.entrySet()) {
          zip.putNextEntry(new ZipEntry("bearer-support/" + text.getKey()));
          zip.write(text.getValue().getBytes(StandardCharsets.UTF_8));
          zip.closeEntry();
        }
      }
      Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
