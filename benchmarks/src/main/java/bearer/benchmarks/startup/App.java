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
  APACHE(
      "one GET, Apache HttpClient 4.5.14",
      Apache.class,
      8,
      "org.apache.httpcomponents:httpclient:4.5.14",
      "org.apache.httpcomponents:httpcore:4.4.16",
      "commons-logging:commons-logging:1.2",
      "commons-codec:commons-codec:1.11"),
  HTTPCLIENT("one GET, java.net.http.HttpClient", JdkClient.class, 11);

  final String title;
  final String main;

  /** The oldest Java version that it runs on. */
  final int since;

  /** What it needs, by coordinates. */
  final List<String> libraries;

  App(String title, Class<?> main, int since, String... libraries) {
    this.title = title;
    this.main = main.getName();
    this.since = since;
    this.libraries = List.of(libraries);
  }

  boolean sendsRequest() {
    return this != HELLO;
  }
}
