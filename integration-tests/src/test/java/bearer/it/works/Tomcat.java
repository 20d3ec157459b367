package bearer.it.works;

import bearer.it.jvm.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Started by its own script, with the options in CATALINA_OPTS. */
final class Tomcat extends Server {
  Tomcat(String distribution, Plan plan, boolean isJakarta, Integer... jdks) {
    super(distribution, plan, isJakarta, jdks);
  }

  @Override
  ProcessBuilder install(Path home, Path war, int port, List<String> options, Jdk jdk)
      throws IOException {
    Path configuration = home.resolve("conf/server.xml");
    replace(configuration, "port=\"8080\"", "port=\"" + port + "\"");
    replace(configuration, "port=\"8005\"", "port=\"-1\"");
    replace(configuration, "<Engine ", "<Engine backgroundProcessorDelay=\"1\" ");
    if (plan.arguments().contains("-security")) {
      Files.writeString(
          home.resolve("conf/catalina.policy"), "\n" + policy(options), StandardOpenOption.APPEND);
    }
    deploy(home, war);
    ProcessBuilder run =
        process(
            jdk, join(List.of(List.of("sh", home + "/bin/catalina.sh", "run"), plan.arguments())));
    run.environment().put("CATALINA_OPTS", String.join(" ", options));
    return run;
  }

  /** What the application needs, and the agent if it is there. */
  private static String policy(List<String> options) {
    return (options.isEmpty() ? "" : grant())
        + """
        grant codeBase "file:${catalina.base}/webapps/app/-" {
          permission java.net.SocketPermission "localhost:*", "connect,resolve";
          permission java.util.PropertyPermission "*", "read,write";
          permission jdk.net.NetworkPermission "setOption.*";
          permission java.net.NetPermission "getCookieHandler";
          permission java.net.NetPermission "getProxySelector";
          permission java.net.NetPermission "specifyStreamHandler";
          permission java.io.FilePermission "${catalina.base}/-", "read";
          permission java.security.SecurityPermission "getProperty.*";
          permission java.lang.RuntimePermission "accessClassInPackage.sun.security.ssl";
          permission java.lang.RuntimePermission "accessDeclaredMembers";
          permission java.lang.RuntimePermission "getClassLoader";
          permission java.lang.RuntimePermission "modifyThread";
          permission java.lang.RuntimePermission "getenv.*";
          permission java.lang.reflect.ReflectPermission "suppressAccessChecks";
        };
        """;
  }

  @Override
  Path deployments(Path home) {
    return home.resolve("webapps");
  }
}
