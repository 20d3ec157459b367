package bearer.benchmarks.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A library or agent in a Maven repository, as {@code group:name:version}. */
record Artifact(String coordinates) {
  static final Artifact OPEN_TELEMETRY =
      new Artifact("io.opentelemetry.javaagent:opentelemetry-javaagent:2.33.1");
  static final Artifact DATADOG = new Artifact("com.datadoghq:dd-java-agent:1.68.1");

  String version() {
    return coordinates.substring(coordinates.lastIndexOf(':') + 1);
  }

  private String fileName() {
    String name = coordinates.substring(coordinates.indexOf(':') + 1);
    return name.replace(':', '-') + ".jar";
  }

  /** Has Maven, which keeps what it has downloaded, copy it into the directory. */
  Path copyTo(Path directory) throws IOException, InterruptedException {
    maven(directory, "copy", "-Dartifact=" + coordinates);
    return directory.resolve(fileName());
  }

  /** As {@link #copyTo}, with all that it needs itself. */
  void copyWithDependenciesTo(Path directory) throws IOException, InterruptedException {
    Files.writeString(directory.resolve("pom.xml"), pom());
    maven(directory, "copy-dependencies", "-DincludeScope=runtime");
  }

  private String pom() {
    String[] part = coordinates.split(":", 3);
    return """
        <project>
          <modelVersion>4.0.0</modelVersion>
          <groupId>benchmark</groupId><artifactId>program</artifactId><version>1</version>
          <dependencies><dependency>
            <groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>
          </dependency></dependencies>
        </project>
        """
        .formatted(part[0], part[1], part[2]);
  }

  private void maven(Path directory, String goal, String option)
      throws IOException, InterruptedException {
    Path log = directory.resolve("mvn.log");
    Process maven =
        new ProcessBuilder(
                "mvn",
                "-q",
                "-B",
                "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:" + goal,
                option,
                "-DoutputDirectory=" + directory)
            .directory(directory.toFile())
            .redirectOutput(log.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (maven.waitFor() != 0) {
      throw new IOException("cannot download " + coordinates + ", see " + log);
    }
  }
}
