package bearer.it.works;

import bearer.it.jvm.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;

/** An application that Quarkus' own plugin has built: its loader and its generated classes. */
final class Quarkus extends Server {
  private static final String VERSION = "3.33.2";
  private static final long PATIENCE_SECONDS = 300;
  private static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>it</groupId><artifactId>app</artifactId><version>1</version>
        <dependencyManagement><dependencies>
          <dependency><groupId>io.quarkus</groupId><artifactId>quarkus-bom</artifactId><version>%1$s</version><type>pom</type><scope>import</scope></dependency>
        </dependencies></dependencyManagement>
        <dependencies>
          <dependency><groupId>io.quarkus</groupId><artifactId>quarkus-rest</artifactId></dependency>
          <dependency><groupId>org.apache.httpcomponents</groupId><artifactId>httpclient</artifactId><version>4.5.14</version></dependency>
          <dependency><groupId>org.apache.httpcomponents.client5</groupId><artifactId>httpclient5</artifactId><version>5.6.4</version></dependency>
          <dependency><groupId>com.squareup.okhttp3</groupId><artifactId>okhttp</artifactId><version>3.14.9</version></dependency>
        </dependencies>
        <build><plugins>
          <plugin><groupId>io.quarkus</groupId><artifactId>quarkus-maven-plugin</artifactId><version>%1$s</version></plugin>
        </plugins></build>
      </project>
      """
          .formatted(VERSION);

  Quarkus(Integer... jdks) {
    super("quarkus-" + VERSION, Plan.ONCE, true, jdks);
  }

  @Override
  Path archive(Path directory) throws IOException {
    Path project = Files.createDirectory(directory.resolve("project"));
    Files.writeString(project.resolve("pom.xml"), POM);
    Path classes = directory.resolve("classes.jar");
    try (ApplicationArchive out = new ApplicationArchive(classes)) {
      out.addClasses("", plan, "bearer/it/web/Quarkus");
    }
    try (ZipFile zip = new ZipFile(classes.toFile())) {
      unpack(zip, project.resolve("target/classes"));
    }
    build(project);
    return project.resolve("target/quarkus-app/quarkus-run.jar");
  }

  private static void build(Path project) throws IOException {
    Path said = project.resolve("maven.txt");
    Process maven =
        new ProcessBuilder(
                Path.of(System.getProperty("bearer.maven"), "bin", "mvn").toString(),
                "-B",
                "-q",
                "io.quarkus:quarkus-maven-plugin:" + VERSION + ":build")
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      if (!maven.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || maven.exitValue() != 0) {
        throw new AssertionError(Files.readString(said));
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      maven.destroyForcibly();
    }
  }

  @Override
  Path unpack(Path directory) {
    return directory;
  }

  @Override
  ProcessBuilder install(Path home, Path jar, int port, List<String> options, Jdk jdk) {
    String java = jdk.program("java").toString();
    List<String> start = List.of("-Dquarkus.http.port=" + port, "-jar", jar.toString());
    return process(jdk, join(List.of(List.of(java), options, start))).directory(home.toFile());
  }

  @Override
  Path deployments(Path home) {
    throw new AssertionError("its application is not deployed anew");
  }
}
