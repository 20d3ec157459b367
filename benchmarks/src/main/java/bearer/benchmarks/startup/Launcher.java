package bearer.benchmarks.startup;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program once, timed by bash. */
final class Launcher {
  private static final int PATIENCE_MINUTES = 2;

  private final Path work;
  private final Path classes;
  private final LoopbackApi server;

  /**
   * @param work where the programs' libraries and their last error output are
   * @param classes where the compiled programs are
   */
  Launcher(Path work, Path classes, LoopbackApi server) {
    this.work = work;
    this.classes = classes;
    this.server = server;
  }

  /** Where the jars of a program's libraries belong. */
  static Path libraries(Path work, App app) {
    return work.resolve(app.name());
  }

  /**
   * @throws IOException also if a token was sent where none should be, or none where one should be
   */
  Sample time(Jdk jdk, App app, Variant variant) throws IOException, InterruptedException {
    String what = variant.name() + ", " + app.title;
    server.takeWithToken();
    ProcessBuilder builder =
        new ProcessBuilder(command(jdk, app, variant)).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IOException(what + " failed, see " + stderr());
    }
    if (server.takeWithToken() != (variant.token() ? 1 : 0)) {
      throw new IOException(what + ": token not as expected");
    }
    return Sample.parse(printed);
  }

  private List<String> command(Jdk jdk, App app, Variant variant) {
    List<String> command = new ArrayList<>();
    Collections.addAll(
        command,
        "bash",
        "-c",
        "TIMEFORMAT='%R %U %S'; time \"$@\" 2>\"$0\"",
        stderr().toString(),
        jdk.java());
    command.addAll(variant.flags());
    command.add("-cp");
    command.add(classPath(app));
    command.add(app.main);
    command.add("http://" + server.hostAndPort() + "/pay");
    return command;
  }

  private String classPath(App app) {
    return app.hasLibraries()
        ? classes + File.pathSeparator + libraries(work, app) + "/*"
        : classes.toString();
  }

  private Path stderr() {
    return work.resolve("stderr");
  }
}
