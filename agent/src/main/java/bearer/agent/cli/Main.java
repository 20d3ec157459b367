package bearer.agent.cli;

import bearer.agent.diag.Version;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: {@code java -jar bearer-agent.jar}. */
@Command(
    name = "java -jar bearer-agent.jar",
    mixinStandardHelpOptions = true,
    version = "Bearer Agent " + Version.TEXT,
    header = "Bearer Agent " + Version.TEXT + ": OAuth 2.0 bearer tokens for outgoing HTTP calls.",
    footer = {
      "",
      "As an agent: java -javaagent:bearer-agent.jar -Dbearer.provider=picpay ...",
      "",
      "Ends with 0 if all went well; 1 if it could not be done; 2 if it makes no sense;",
      "3 if there is no agent; 4 if bearer.control does not allow it; 5 if the JVM cannot be reached."
    },
    subcommands = {
      Ask.Status.class,
      Explain.class,
      Doctor.class,
      Support.class,
      Ask.Mode.class,
      Ask.Percent.class,
      Ask.Refresh.class,
      Ask.Pause.class,
      Ask.Resume.class,
      Ask.Reset.class,
      Find.List.class,
      Find.Attach.class,
      Check.class,
      AskForToken.class,
      Meaning.class,
      Reporting.class,
      Scan.class,
      Fingerprint.class,
      Completion.class,
      QPay.class,
      PicPay.class
    })
public final class Main implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  private Main() {}

  /**
   * Runs one command.
   *
   * @param jar the agent's jar
   * @return what the process is to end with
   */
  public static int run(String jar, String[] arguments, OutputStream out, OutputStream err) {
    PrintWriter shown = writer(out);
    PrintWriter told = writer(err);
    CommandLine line = new CommandLine(new Main());
    tell(jar, line);
    line.setOut(shown).setErr(told).setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(
        (wrong, given) -> {
          CommandLine command = wrong.getCommandLine();
          boolean tooMany = wrong instanceof UnmatchedArgumentException && command != line;
          // what was given may be a secret that belongs on stdin
          told.println(tooMany ? "there is an argument too many" : wrong.getMessage());
          command.usage(told);
          return 2;
        });
    line.setExecutionExceptionHandler(
        (failed, command, parsed) -> {
          told.println(failed instanceof Failure ? failed.getMessage() : "not done: " + failed);
          return failed instanceof Failure ? ((Failure) failed).exitCode : 1;
        });
    int exitCode = line.execute(arguments);
    shown.flush();
    told.flush();
    return exitCode;
  }

  private static void tell(String jar, CommandLine line) {
    for (CommandLine command : line.getSubcommands().values()) {
      ((Subcommand) command.getCommand()).jar = jar;
      tell(jar, command);
    }
  }

  private static PrintWriter writer(OutputStream out) {
    return new PrintWriter(new OutputStreamWriter(out, Charset.defaultCharset()));
  }

  @Override
  public void run() {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    line.usage(line.getOut());
  }
}
