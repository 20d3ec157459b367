package bearer.it.works;

import java.io.IOException;
import java.nio.file.Path;

/** The application as a war. */
final class WebArchive {
  /** What it needs where there is a SecurityManager. */
  private static final String PERMISSIONS =
      """
      <permissions xmlns="http://xmlns.jcp.org/xml/ns/javaee" version="7">
        <permission><class-name>java.security.AllPermission</class-name></permission>
      </permissions>
      """;

  /** What Apache's client 5 needs of the JDK, which JBoss Modules shows to nobody unasked. */
  private static final String STRUCTURE =
      """
      <jboss-deployment-structure xmlns="urn:jboss:deployment-structure:1.2">
        <deployment>
          <dependencies><system><paths><path name="jdk/net"/></paths></system></dependencies>
        </deployment>
      </jboss-deployment-structure>
      """;

  private WebArchive() {}

  static Path write(Path war, Plan plan, boolean isJakarta) throws IOException {
    String servlet = "bearer/it/web/" + (isJakarta ? "Jakarta" : "Javax") + "Sending";
    try (ApplicationArchive out = new ApplicationArchive(war)) {
      out.add("WEB-INF/web.xml", descriptor(servlet, isJakarta));
      out.add("META-INF/permissions.xml", PERMISSIONS);
      out.add("WEB-INF/jboss-deployment-structure.xml", STRUCTURE);
      out.addClasses("WEB-INF/classes/", plan, servlet);
      out.addLibraries("WEB-INF/lib/", ApplicationArchive.libraries(plan.libraries()));
    }
    return war;
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
}
