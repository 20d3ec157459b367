import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.PackageVersion;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.File;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.matcher.ElementMatchers;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * An application that uses older versions of the libraries that the agent brings too, before and
 * after a call that the agent decorates. Compiled by the test, against those versions.
 */
public class OldLibraries {
  @CommandLine.Option(names = "--url")
  String url;

  public static void main(String[] args) throws Exception {
    OldLibraries application = new OldLibraries();
    new CommandLine(application).parse(args);
    use();
    System.out.println("status " + application.call());
    use();
    for (String name :
        new String[] {"bearer.agent.install.AgentMain", "bearer.agent.clients.Clients"}) {
      System.out.println(name + ' ' + isVisible(name));
    }
  }

  private int call() throws Exception {
    HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
    try (InputStream in = connection.getInputStream()) {
      while (in.read() >= 0) {}
    }
    return connection.getResponseCode();
  }

  private static void use() throws Exception {
    Object woven =
        new ByteBuddy(ClassFileVersion.JAVA_V8)
            .subclass(Object.class)
            .method(ElementMatchers.named("toString"))
            .intercept(FixedValue.value("woven"))
            .make()
            .load(OldLibraries.class.getClassLoader())
            .getLoaded()
            .getConstructor()
            .newInstance();
    System.out.println(woven + " by " + jar(ByteBuddy.class));

    JsonParser parser = new JsonFactory().createParser("{\"a\":42}");
    parser.nextToken();
    parser.nextToken();
    parser.nextToken();
    System.out.println(
        parser.getIntValue() + " by " + PackageVersion.VERSION + ' ' + jar(JsonParser.class));

    Cache<String, String> cache = Caffeine.newBuilder().maximumSize(10).build();
    System.out.println(cache.get("k", key -> key + "v") + " by " + jar(Caffeine.class));

    System.out.println(
        new BasicClassicHttpRequest("GET", "/x").getRequestUri()
            + " by "
            + jar(BasicClassicHttpRequest.class));
    System.out.println(LoggerFactory.getLogger("x").getName() + " by " + jar(LoggerFactory.class));
    System.out.println("picocli " + CommandLine.VERSION);
  }

  private static String jar(Class<?> type) {
    return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath()).getName();
  }

  private static boolean isVisible(String name) {
    try {
      Class.forName(name);
      return true;
    } catch (ClassNotFoundException hidden) {
      return false;
    }
  }
}
