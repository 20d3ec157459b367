package bearer.it.works;

import java.util.List;
import java.util.stream.Stream;

/** The servers that the agent is tried in, each on a JDK or two that its users run it on. */
final class Servers {
  private Servers() {}

  static Stream<Server> all() {
    return Stream.of(tomcats(), jetties(), jakarta(), bundles(), fatJars()).flatMap(all -> all);
  }

  private static Stream<Server> tomcats() {
    return Stream.of(
        new Tomcat("tomcat-8.5.100", Plan.USUAL, false, 8),
        new Tomcat("tomcat-9.0.117", Plan.USUAL, false, 8, 17),
        new Tomcat("tomcat-10.1.59", Plan.USUAL, true, 21),
        new Tomcat("tomcat-11.0.24", Plan.USUAL, true, 25),
        new Tomcat("tomee-9.0.0.RC1", Plan.USUAL, true, 11));
  }

  private static Stream<Server> jetties() {
    return Stream.of(
        new Jetty("jetty-server-9.4.57", false, "http,deploy", 8),
        new Jetty("jetty-server-12.1.12", true, "http,ee10-deploy", 21));
  }

  private static Stream<Server> jakarta() {
    return Stream.of(
        new WildFly("wildfly-10.1.0", Plan.USUAL, false, 8),
        new WildFly("wildfly-26.1.3", Plan.USUAL, false, 17),
        new WildFly("wildfly-26.1.3", Plan.USUAL.started("-secmgr"), false, 17),
        new WildFly("wildfly-26.1.3", Plan.USUAL.redeployed(20), false, 17),
        new Liberty(Plan.USUAL),
        new PayaraMicro(
            "payara-micro-6.2025.10",
            Plan.ONCE.sendingToo("with its own JAX-RS", List.of("bearer.it.web.JakartaRest")),
            17));
  }

  private static Stream<Server> bundles() {
    return Stream.of(new Karaf("karaf-4.4.8", 17), new Equinox("equinox-3.23.200", 17));
  }

  private static Stream<Server> fatJars() {
    return Stream.of(
        new SpringBoot("spring-boot-1.5.22", 8),
        new SpringBoot("spring-boot-2.7.18", 8, 17),
        new SpringBoot("spring-boot-3.5.16", 17));
  }
}
