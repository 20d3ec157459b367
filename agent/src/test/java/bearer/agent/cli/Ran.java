package bearer.agent.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What a command of the program, run in this JVM, has left behind. */
record Ran(int exitCode, String out, String err) {
  private static final Path JAR = jar();

  static Ran command(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Properties before = System.getProperties();
    System.setProperties(withoutTheBuilds(before));
    int exitCode;
    try {
      exitCode = Main.run(JAR.toString(), arguments, out, err);
    } finally {
      System.setProperties(before);
    }
    Charset charset = Charset.defaultCharset();
    return new Ran(exitCode, out.toString(charset), err.toString(charset));
  }

  /** Maven hands on what it was given, such as {@code bearer.jdks}, which is no option. */
  private static Properties withoutTheBuilds(Properties all) {
    Properties others = new Properties();
    all.stringPropertyNames().stream()
        .filter(name -> !name.startsWith("bearer."))
        .forEach(name -> others.setProperty(name, all.getProperty(name)));
    return others;
  }

  /** As much of the agent's as these commands read. */
  private static Path jar() {
    try {
      Path jar = Files.createTempFile("bearer-agent", ".jar");
      jar.toFile().deleteOnExit();
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
        zip.putNextEntry(new ZipEntry("bearer-agent/problems.md"));
        Files.copy(Path.of("../docs/problems.md"), zip);
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
