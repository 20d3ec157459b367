package bearer.sandbox;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real Redis server on loopback, if this machine has one. It keeps nothing on disk. */
public final class RedisServer implements AutoCloseable {
  private static final String PROGRAM = "redis-server";

  private final int port;
  private final List<String> options;
  private volatile Process process;

  /** By which it is paused; Java 8 does not tell it of a process. */
  private volatile String id = "";

  private RedisServer(int port, List<String> options) throws IOException {
    this.port = port;
    this.options = options;
    this.process = started();
  }

  /** Whether there is one to be started. */
  public static boolean isInstalled() {
    for (String directory : System.getenv("PATH").split(File.pathSeparator, -1)) {
      if (new File(directory, PROGRAM).canExecute()) {
        return true;
      }
    }
    return false;
  }

  /** With plain connections, and these options besides. */
  public static RedisServer start(String... options) throws IOException {
    int port = freePort();
    List<String> all = new ArrayList<>(Arrays.asList("--port", String.valueOf(port)));
    all.addAll(Arrays.asList(options));
    return new RedisServer(port, all);
  }

  /** With TLS alone, and these options besides. */
  public static RedisServer startSecure(File certificate, File key, String... options)
      throws IOException {
    int port = freePort();
    List<String> all = new ArrayList<>();
    all.addAll(Arrays.asList("--port", "0", "--tls-port", String.valueOf(port)));
    all.addAll(Arrays.asList("--tls-cert-file", certificate.getPath()));
    all.addAll(Arrays.asList("--tls-key-file", key.getPath(), "--tls-auth-clients", "no"));
    all.addAll(Arrays.asList(options));
    return new RedisServer(port, all);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  public int port() {
    return port;
  }

  private Process started() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(PROGRAM);
    command.addAll(Arrays.asList("--bind", "127.0.0.1", "--save", "", "--appendonly", "no"));
    command.addAll(options);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Process starting = builder.directory(new File(System.getProperty("java.io.tmpdir"))).start();
    BufferedReader said =
        new BufferedReader(
            new InputStreamReader(starting.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      all.append(line).append('\n');
      if (line.contains("Ready to accept connections")) {
        id = line.substring(0, line.indexOf(':'));
        return starting;
      }
    }
    throw new IOException("redis-server did not start: " + all);
  }

  /** Ends it as a machine does that is switched off. */
  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** It does nothing more, but its connections stay, and the system accepts new ones. */
  public void pause() throws IOException {
    signal("-STOP");
  }

  /** It goes on where it was. */
  public void resume() throws IOException {
    signal("-CONT");
  }

  private void signal(String signal) throws IOException {
    try {
      if (new ProcessBuilder("kill", signal, id).inheritIO().start().waitFor() != 0) {
        throw new IOException("kill " + signal + " " + id + " has failed");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Empty, on the same port. */
  public void restart() throws IOException {
    kill();
    process = started();
  }

  @Override
  public void close() {
    kill();
  }
}
