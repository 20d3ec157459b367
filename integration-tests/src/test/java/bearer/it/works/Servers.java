package bearer.it.works;

import java.util.List;
import java.util.stream.Stream;

/** The servers that the agent is tried in, each on a JDK or two that its users run it on. */
final class Servers {
  private static final List<String> JAVAX =
      List.of("bearer.it.web.JavaxRest", "bearer.it.web.JavaxSoap");
  private static final List<String> JAKARTA_REST = List.of("bearer.it.web.JakartaRest");
  private static final String SERVERS = "with its own JAX-RS";
  private static final Plan JAVAX_OWN =
      Plan.ONCE.sendingToo("with Jersey and JAX-WS", JAVAX, "jersey-2.47", "jaxws-2.3.7");
  private static final Plan JAKARTA_OWN =
      Plan.USUAL.sendingToo("with Jersey", JAKARTA_REST, "jersey-3.1.11");
  private static final Plan JAVAX_SERVERS =
      Plan.USUAL.sendingToo("with its own JAX-RS and JAX-WS", JAVAX);
  private static final Plan JAKARTA_SERVERS = Plan.USUAL.sendingToo(SERVERS, JAKARTA_REST);

  private Servers() {}

  static Stream<Server> all() {
    return Stream.of(tomcats(), jetties(), jakarta(), bundles(), fatJars()).flatMap(all -> all);
  }

  private static Stream<Server> tomcats() {
    return Stream.of(
        new Tomcat("tomcat-8.5.100", Plan.USUAL, false, 8),
        new Tomcat("tomcat-9.0.117", Plan.USUAL, false, 8, 17),
        new Tomcat("tomcat-9.0.117", Plan.USUAL.started("-security"), false, 8, 17),
        new Tomcat("tomcat-9.0.117", Plan.USUAL.redeployed(20), false, 17),
        new Tomcat("tomcat-9.0.117", JAVAX_OWN, false, 17),
        new Tomcat("tomcat-10.1.59", Plan.USUAL, true, 21),
        new Tomcat("tomcat-10.1.59", JAKARTA_OWN, true, 21),
        new Tomcat("tomcat-11.0.24", Plan.USUAL, true, 25),
        new Tomcat("tomee-9.0.0.RC1", Plan.USUAL, true, 11),
        new Tomcat("tomee-9.0.0.RC1", JAKARTA_SERVERS, true, 11));
  }

  private static Stream<Server> jetties() {
    return Stream.of(
        new Jetty("jetty-server-9.4.57", false, "http,deploy", 8),
        new Jetty("jetty-server-12.1.12", true, "http,ee10-deploy", 21));
  }

  private static Stream<Server> jakarta() {
    return Stream.of(
        new WildFly("wildfly-10.1.0", Plan.USUAL, false, 8),
        new WildFly("wildfly-26.1.3", Plan.USUAL, false, 11, 17),
        new WildFly("wildfly-26.1.3", Plan.USUAL.started("-secmgr"), false, 17),
        new WildFly("wildfly-26.1.3", Plan.USUAL.redeployed(20), false, 17),
        new WildFly("wildfly-26.1.3", JAVAX_SERVERS, false, 17),
        new WildFly("wildfly-39.0.1", Plan.USUAL, true, 21, 25),
        new WildFly("wildfly-39.0.1", JAKARTA_SERVERS, true, 21),
        new Liberty(Plan.USUAL),
        new Payara("payara-6.2025.9", Plan.USUAL, 17, 21),
        new PayaraMicro("payara-micro-6.2025.10", Plan.ONCE.sendingToo(SERVERS, JAKARTA_REST), 17));
  }

  private static Stream<Server> bundles() {
    return Stream.of(new Karaf("karaf-4.4.8", 17), new Equinox("equinox-3.23.200", 17, 21));
  }

  private static Stream<Server> fatJars() {
    return Stream.of(
        new SpringBoot("spring-boot-1.5.22", 8),
        new SpringBoot("spring-boot-2.7.18", 8, 17),
        new SpringBoot("spring-boot-3.5.16", 17, 21),
        new SpringBoot("spring-boot-4.1.0", 21, 25),
        new Quarkus(17, 25));
  }
}
