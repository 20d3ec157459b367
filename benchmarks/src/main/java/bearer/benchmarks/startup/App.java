package bearer.benchmarks.startup;

import bearer.benchmarks.startup.programs.Apache;
import bearer.benchmarks.startup.programs.Hello;
import bearer.benchmarks.startup.programs.JdkClient;
import bearer.benchmarks.startup.programs.UrlConnection;
import java.util.List;

/** A measured program. */
enum App {
  HELLO("Hello World", Hello.class, 8),
  URLCONNECTION("one GET, HttpURLConnection", UrlConnection.class, 8),
  APACHE("one GET, Apache HttpClient 4.5.14", Apache.class, 8),
  HTTPCLIENT("one GET, java.net.http.HttpClient", JdkClient.class, 11);

  private static final List<Artifact> APACHE_LIBRARIES =
      List.of(
          new Artifact("org.apache.httpcomponents:httpclient:4.5.14"),
          new Artifact("org.apache.httpcomponents:httpcore:4.4.16"),
          new Artifact("commons-logging:commons-logging:1.2"),
          new Artifact("commons-codec:commons-codec:1.11"));

  final String title;
  final String main;

  /** The oldest Java version that it runs on. */
  final int since;

  App(String title, Class<?> main, int since) {
    this.title = title;
    this.main = main.getName();
    this.since = since;
  }

  /** What it needs beside the JDK. */
  List<Artifact> libraries() {
    return this == APACHE ? APACHE_LIBRARIES : List.of();
  }

  boolean sendsRequest() {
    return this != HELLO;
  }
}
