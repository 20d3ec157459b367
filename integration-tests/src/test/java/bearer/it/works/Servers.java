package bearer.it.works;

import bearer.it.jvm.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The servers that the agent is tried in, each on a JDK or two that its users run it on. */
final class Servers {
  private Servers() {}

  static Stream<Server> all() {
    return Stream.of(
        new Tomcat("tomcat-8.5.100", false, 8),
        new Tomcat("tomcat-9.0.117", false, 8, 17),
        new Tomcat("tomcat-10.1.59", true, 21),
        new Tomcat("tomcat-11.0.24", true, 25),
        new Tomcat("tomee-9.0.0.RC1", true, 11),
        new Jetty("jetty-server-9.4.57", false, "http,deploy", 8),
        new Jetty("jetty-server-12.1.12", true, "http,ee10-deploy", 21),
        new Liberty());
  }

  private static final class Tomcat extends Server {
    Tomcat(String row, boolean isJakarta, Integer... jdks) {
      super(row, isJakarta, jdks);
    }

    @Override
    ProcessBuilder install(Path home, Path war, int port, List<String> options, Jdk jdk)
        throws IOException {
      Path configuration = home.resolve("conf/server.xml");
      replace(configuration, "port=\"8080\"", "port=\"" + port + "\"");
      replace(configuration, "port=\"8005\"", "port=\"-1\"");
      replace(configuration, "<Engine ", "<Engine backgroundProcessorDelay=\"1\" ");
      deploy(home, war);
      ProcessBuilder run = process(jdk, List.of("sh", home + "/bin/catalina.sh", "run"));
      run.environment().put("CATALINA_OPTS", String.join(" ", options));
      return run;
    }

    @Override
    Path deployments(Path home) {
      return home.resolve("webapps");
    }
  }

  private static final class Jetty extends Server {
    private final String modules;

    Jetty(String row, boolean isJakarta, String modules, Integer... jdks) {
      super(row, isJakarta, jdks);
      this.modules = modules;
    }

    @Override
    ProcessBuilder install(Path home, Path war, int port, List<String> options, Jdk jdk)
        throws IOException, InterruptedException {
      Path base = Files.createDirectories(home.resolve("base"));
      String java = jdk.program("java").toString();
      List<String> start = List.of("-jar", home + "/start.jar", "jetty.base=" + base);
      Process add =
          process(jdk, join(List.of(List.of(java), start, List.of("--add-to-start=" + modules))))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      add.waitFor();
      deploy(home, war);
      List<String> settings = List.of("jetty.http.port=" + port, "jetty.deploy.scanInterval=1");
      return process(jdk, join(List.of(List.of(java), options, start, settings)))
          .directory(base.toFile());
    }

    @Override
    Path deployments(Path home) {
      return home.resolve("base/webapps");
    }
  }

  private static final class Liberty extends Server {
    Liberty() {
      super("openliberty-26.0.0.3", true, 17);
    }

    @Override
    ProcessBuilder install(Path home, Path war, int port, List<String> options, Jdk jdk)
        throws IOException {
      Path server = Files.createDirectories(home.resolve("usr/servers/shop"));
      Files.writeString(
          server.resolve("server.xml"),
          """
          <server>
            <featureManager><feature>servlet-6.0</feature></featureManager>
            <httpEndpoint id="defaultHttpEndpoint" httpPort="%d" httpsPort="-1"/>
            <applicationMonitor updateTrigger="polled"/>
          </server>
          """
              .formatted(port));
      Files.writeString(server.resolve("jvm.options"), String.join("\n", options) + "\n");
      deploy(home, war);
      return process(jdk, List.of("sh", home + "/bin/server", "run", "shop"));
    }

    @Override
    Path deployments(Path home) {
      return home.resolve("usr/servers/shop/dropins");
    }
  }
}
