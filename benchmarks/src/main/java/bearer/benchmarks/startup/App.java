package bearer.benchmarks.startup;

import bearer.benchmarks.startup.programs.Apache;
import bearer.benchmarks.startup.programs.Apache5;
import bearer.benchmarks.startup.programs.Classes;
import bearer.benchmarks.startup.programs.CommonsHttpClient;
import bearer.benchmarks.startup.programs.Hello;
import bearer.benchmarks.startup.programs.JdkClient;
import bearer.benchmarks.startup.programs.OkHttp;
import bearer.benchmarks.startup.programs.SpringBoot;
import bearer.benchmarks.startup.programs.UrlConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A measured program. */
enum App {
  HELLO("Hello World", Hello.class, 8),
  URLCONNECTION("one GET, HttpURLConnection", UrlConnection.class, 8),
  APACHE("one GET, Apache HttpClient 4.5.14", Apache.class, 8),
  APACHE5("one GET, Apache HttpClient 5.5.1", Apache5.class, 8),
  OKHTTP("one GET, OkHttp 4.12", OkHttp.class, 8),
  COMMONS("one GET, Commons HttpClient 3.1", CommonsHttpClient.class, 8),
  HTTPCLIENT("one GET, java.net.http.HttpClient", JdkClient.class, 11),
  SPRING27("Spring Boot 2.7 (web), one GET with RestTemplate", SpringBoot.class, 8),
  SPRING("Spring Boot 3.5 (web), one GET with RestTemplate", SpringBoot.class, 17),
  CLASSES("12,000 classes", Classes.class, 8);

  final String title;
  final String main;

  /** The oldest Java version that it runs on. */
  final int since;

  App(String title, Class<?> main, int since) {
    this.title = title;
    this.main = main.getName();
    this.since = since;
  }

  /** Whether there are jars on its class path beside the programs. */
  boolean hasLibraries() {
    return this == CLASSES || !libraries().isEmpty();
  }

  /** Puts into the directory what it needs beside the JDK. */
  void prepare(Path directory) throws IOException, InterruptedException {
    for (Artifact library : libraries()) {
      library.copyWithDependenciesTo(directory);
    }
    if (this == CLASSES) {
      GeneratedClasses.writeTo(directory.resolve("generated.jar"));
    }
  }

  /** Maven adds what they need themselves. */
  private List<Artifact> libraries() {
    return switch (this) {
      case APACHE -> List.of(new Artifact("org.apache.httpcomponents:httpclient:4.5.14"));
      case APACHE5 -> List.of(new Artifact("org.apache.httpcomponents.client5:httpclient5:5.5.1"));
      case OKHTTP -> List.of(new Artifact("com.squareup.okhttp3:okhttp:4.12.0"));
      case COMMONS -> List.of(new Artifact("commons-httpclient:commons-httpclient:3.1"));
      case SPRING27 ->
          List.of(new Artifact("org.springframework.boot:spring-boot-starter-web:2.7.18"));
      case SPRING ->
          List.of(new Artifact("org.springframework.boot:spring-boot-starter-web:3.5.16"));
      default -> List.of();
    };
  }

  boolean sendsRequest() {
    return this != HELLO && this != CLASSES;
  }
}
