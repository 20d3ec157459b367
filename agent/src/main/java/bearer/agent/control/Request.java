package bearer.agent.control;

import bearer.agent.config.ControlLevel;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;

/**
 * What the command line wants of an agent that runs, in a file that it has made and will delete:
 * the agent reads it and writes the answer in its place. Lines: {@value #MAGIC}, who, the reason,
 * {@code text} or {@code json}, the command and its arguments. The answer: {@value #ANSWER}, the
 * exit code, and what is to be shown.
 */
public final class Request {
  /** What the agent's argument begins with; the file's name follows. */
  public static final String ARGUMENT = "control=";

  public static final String MAGIC = "bearer-agent-request-1";
  public static final String ANSWER = "bearer-agent-answer-1";

  private static final int LARGEST = 65_536;

  private final Operations operations;
  private final Snapshot snapshot;
  private final ControlLevel level;

  /**
   * For one way in.
   *
   * @param level what may be done on it
   */
  public Request(Operations operations, Snapshot snapshot, ControlLevel level) {
    this.operations = operations;
    this.snapshot = snapshot;
    this.level = level;
  }

  /** Makes no file; one that is no request stays as it is. */
  public void answer(File file) throws IOException {
    if (!file.isFile() || file.length() > LARGEST) {
      return;
    }
    String[] lines = read(file).split("\n", -1);
    if (lines.length >= 5 && lines[0].equals(MAGIC)) {
      write(file, answer(lines));
    }
  }

  private String answer(String[] lines) {
    try {
      Caller caller = new Caller("attach", level, lines[1], lines[2]);
      return ANSWER + "\n0\n" + carriedOut(caller, lines[3].equals("json"), lines);
    } catch (Refused refused) {
      return ANSWER + '\n' + refused.exitCode + '\n' + refused.why() + '\n';
    }
  }

  private String carriedOut(Caller caller, boolean json, String[] lines) throws Refused {
    String first = argument(lines, 5);
    String second = argument(lines, 6);
    String third = argument(lines, 7);
    switch (lines[4]) {
      case "status":
        return shown(operations.status(caller), json);
      case "report":
        return snapshot.json(caller);
      case "explain":
        return shown(operations.explain(caller, first, second), json);
      case "mode":
        return told(operations.mode(caller, first, second, third), json);
      case "percent":
        return told(operations.percent(caller, first, second, third), json);
      case "refresh":
        return told(operations.refresh(caller), json);
      case "pause":
        return told(operations.pause(caller, first), json);
      case "resume":
        return told(operations.resume(caller, first), json);
      case "reset":
        return told(operations.reset(caller, first), json);
      default:
        throw new Refused(Refused.INVALID, "this agent does not know that command");
    }
  }

  private static String argument(String[] lines, int index) {
    return index < lines.length ? lines[index] : "";
  }

  private static String shown(Report report, boolean json) {
    return json ? report.json() : report.text();
  }

  private static String told(String text, boolean json) {
    return json ? new Report().put("done", text).json() : text + '\n';
  }

  private static String read(File file) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (InputStream in = new FileInputStream(file)) {
      byte[] part = new byte[4096];
      for (int n = in.read(part); n > 0 && all.size() <= LARGEST; n = in.read(part)) {
        all.write(part, 0, n);
      }
    }
    return new String(all.toByteArray(), StandardCharsets.UTF_8);
  }

  /** Into the same file, whose owner and mode stay. */
  private static void write(File file, String answer) throws IOException {
    try (RandomAccessFile out = new RandomAccessFile(file, "rw")) {
      byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
      out.write(bytes);
      out.setLength(bytes.length);
    }
  }
}
