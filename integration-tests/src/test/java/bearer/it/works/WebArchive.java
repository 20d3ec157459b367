package bearer.it.works;

import bearer.it.jvm.JavaCommand;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The application, as a war that knows nothing of any agent. */
final class WebArchive {
  static final List<String> ADAPTERS =
      List.of(
          "HttpUrlConnection",
          "ApacheHttpClient4Builder",
          "ApacheHttpClient5",
          "bearer.it.apps.StoppedOkHttp");

  private static final List<String> LIBRARIES =
      List.of("apache-4.5.14", "apache5-5.6.4", "okhttp-3.14.9");
  private static final List<String> CLASSES =
      List.of(
          "bearer/it/contract/",
          "bearer/it/web/Deployment",
          "bearer/it/apps/StoppedOkHttp",
          "bearer/it/clients/HttpUrlConnection",
          "bearer/it/clients/ApacheHttpClient",
          "bearer/it/clients/OkHttp.",
          "bearer/it/clients/OkHttp$");

  private WebArchive() {}

  static Path write(Path war, boolean isJakarta) throws IOException {
    String servlet = servlet(isJakarta);
    try (OutputStream file = Files.newOutputStream(war);
        ZipOutputStream out = new ZipOutputStream(file)) {
      add(out, "WEB-INF/web.xml", descriptor(servlet, isJakarta).getBytes(StandardCharsets.UTF_8));
      addClasses(out, servlet);
      addLibraries(out);
    }
    return war;
  }

  private static String servlet(boolean isJakarta) {
    return "bearer/it/web/" + (isJakarta ? "Jakarta" : "Javax") + "Sending";
  }

  private static void addClasses(ZipOutputStream out, String servlet) throws IOException {
    Path classes = JavaCommand.APPS.get(0);
    for (Path type : files(classes)) {
      String name = classes.relativize(type).toString().replace('\\', '/');
      if (name.startsWith(servlet) || CLASSES.stream().anyMatch(name::startsWith)) {
        add(out, "WEB-INF/classes/" + name, Files.readAllBytes(type));
      }
    }
  }

  /** Two libraries may bring the same jar. */
  private static void addLibraries(ZipOutputStream out) throws IOException {
    Map<String, Path> jars = new TreeMap<>();
    LIBRARIES.stream()
        .flatMap(row -> JavaCommand.jars(row).stream())
        .forEach(jar -> jars.put(jar.getFileName().toString(), jar));
    for (Map.Entry<String, Path> jar : jars.entrySet()) {
      add(out, "WEB-INF/lib/" + jar.getKey(), Files.readAllBytes(jar.getValue()));
    }
  }

  private static String descriptor(String servlet, boolean isJakarta) {
    return """
        <web-app xmlns="%s" version="%s" metadata-complete="true">
          <servlet><servlet-name>sending</servlet-name><servlet-class>%s</servlet-class></servlet>
          <servlet-mapping><servlet-name>sending</servlet-name><url-pattern>/call</url-pattern></servlet-mapping>
        </web-app>
        """
        .formatted(
            isJakarta
                ? "https://jakarta.ee/xml/ns/jakartaee"
                : "http://xmlns.jcp.org/xml/ns/javaee",
            isJakarta ? "5.0" : "3.1",
            servlet.replace('/', '.'));
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static void add(ZipOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(content);
    out.closeEntry();
  }
}
