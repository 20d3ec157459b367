package bearer.it.works;

import bearer.it.jvm.Jdk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A fat jar of Spring Boot's with its own Tomcat, whose loader reads jars in the jar. */
final class SpringBoot extends Server {
  private static final String LOADER = "spring-boot-loader";

  SpringBoot(String distribution, Integer... jdks) {
    super(
        distribution,
        Plan.ONCE.sendingToo("", List.of("bearer.it.web.BootTemplate"), distribution),
        false,
        jdks);
  }

  @Override
  Path archive(Path directory) throws IOException {
    Path jar = directory.resolve("app.jar");
    Map<String, Path> libraries = ApplicationArchive.libraries(plan.libraries());
    if (libraries.containsKey("spring-jcl") || libraries.containsKey("jcl-over-slf4j")) {
      libraries.remove("commons-logging");
    }
    try (ApplicationArchive out = new ApplicationArchive(jar);
        JarFile loader = new JarFile(Objects.requireNonNull(libraries.remove(LOADER)).toFile())) {
      addLoader(out, loader);
      out.addClasses("BOOT-INF/classes/", plan, "bearer/it/web/Boot");
      out.addLibraries("BOOT-INF/lib/", libraries);
    }
    return jar;
  }

  private static void addLoader(ApplicationArchive out, JarFile loader) throws IOException {
    String main = "";
    Enumeration<? extends ZipEntry> entries = loader.entries();
    while (entries.hasMoreElements()) {
      ZipEntry entry = entries.nextElement();
      if (entry.getName().endsWith("/JarLauncher.class")) {
        main = entry.getName().replaceFirst("\\.class$", "").replace('/', '.');
      }
      if (!entry.isDirectory() && !entry.getName().endsWith(".MF")) {
        out.add(entry.getName(), loader.getInputStream(entry).readAllBytes());
      }
    }
    out.add(JarFile.MANIFEST_NAME, manifest(main));
  }

  private static byte[] manifest(String main) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, main);
    attributes.putValue("Start-Class", "bearer.it.web.BootSending");
    attributes.putValue("Spring-Boot-Classes", "BOOT-INF/classes/");
    attributes.putValue("Spring-Boot-Lib", "BOOT-INF/lib/");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    manifest.write(bytes);
    return bytes.toByteArray();
  }

  @Override
  Path unpack(Path directory) {
    return directory;
  }

  @Override
  ProcessBuilder install(Path home, Path jar, int port, List<String> options, Jdk jdk) {
    String java = jdk.program("java").toString();
    List<String> start = List.of("-jar", jar.toString(), "--server.port=" + port);
    return process(jdk, join(List.of(List.of(java), options, start))).directory(home.toFile());
  }

  @Override
  Path deployments(Path home) {
    throw new AssertionError("its application is not deployed anew");
  }
}
