package bearer.agent.cli;

import bearer.agent.control.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/** One command for the agent of another JVM, and its answer. Leaves nothing behind. */
final class Conversation {
  private final String jar;

  /**
   * Begins none yet.
   *
   * @param jar the agent's, which is this program's
   */
  Conversation(String jar) {
    this.jar = jar;
  }

  /** What the agent answers: the exit code, and what is to be shown. */
  static final class Answer {
    final int exitCode;
    final String text;

    Answer(int exitCode, String text) {
      this.exitCode = exitCode;
      this.text = text;
    }
  }

  /**
   * Asks, and waits for the answer.
   *
   * @param reason why, in somebody's words
   * @param command with its arguments
   */
  Answer ask(String pid, boolean json, String reason, String... command)
      throws Failure, IOException {
    try (Jvm jvm = Jvm.attach(pid)) {
      if (jvm.agent() == null) {
        throw new Failure(Failure.NO_AGENT, "no agent here: process " + pid);
      }
      Path file = Files.createTempFile("bearer-agent-", ".request"); // for its owner alone
      try {
        handTo(pid, file);
        String request = request(json, reason, command);
        Files.write(file, request.getBytes(StandardCharsets.UTF_8));
        jvm.loadAgent(jar, Request.ARGUMENT + file.toAbsolutePath());
        return answer(pid, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      } finally {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Where root asks the JVM of another user. */
  private static void handTo(String pid, Path file) {
    try {
      Path process = Paths.get("/proc", pid);
      if (Files.isDirectory(process) && !Files.getOwner(process).equals(Files.getOwner(file))) {
        Files.setOwner(file, Files.getOwner(process));
      }
    } catch (IOException | RuntimeException unknown) {
      return; // the agent cannot write then, which is said
    }
  }

  private static String request(boolean json, String reason, String... command) {
    StringBuilder text = new StringBuilder(Request.MAGIC);
    text.append('\n').append(line(user())).append('\n').append(line(reason));
    text.append('\n').append(json ? "json" : "text");
    for (String word : command) {
      text.append('\n').append(line(word));
    }
    return text.toString();
  }

  private static String line(String text) {
    return text.replace('\n', ' ').replace('\r', ' ');
  }

  private static String user() {
    String behind = System.getenv("SUDO_USER");
    String user = System.getProperty("user.name");
    return behind == null || behind.isEmpty() ? user : user + " (sudo by " + behind + ")";
  }

  private static Answer answer(String pid, String text) throws Failure {
    String[] parts = text.split("\n", 3);
    if (parts.length < 3 || !parts[0].equals(Request.ANSWER)) {
      throw new Failure(
          Failure.NO_AGENT, "the agent of process " + pid + " does not answer: is it older?");
    }
    return new Answer(Integer.parseInt(parts[1]), parts[2]);
  }
}
