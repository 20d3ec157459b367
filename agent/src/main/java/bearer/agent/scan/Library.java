package bearer.agent.scan;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An archive of an application, and what is in it. For one thread. */
final class Library {
  private static final Pattern IN_NAME = Pattern.compile("-(\\d[\\w.+-]*)\\.[a-z]+$");
  private static final Pattern IN_MANIFEST =
      Pattern.compile("(?m)^(?:Implementation-Version|Bundle-Version): *([\\w.+-]+)");

  /** Its path within the application; empty for the application's own files. */
  final String path;

  /** As their users name them. */
  final Set<String> clients = new TreeSet<>();

  final Set<String> packages = new HashSet<>();

  private String manifestVersion = "";

  Library(String path) {
    this.path = path;
  }

  void classFile(String name, String client) {
    packages.add(name.substring(0, Math.max(0, name.lastIndexOf('/'))));
    if (!client.isEmpty()) {
      clients.add(client);
    }
  }

  void manifest(String text) {
    Matcher version = IN_MANIFEST.matcher(text);
    manifestVersion = version.find() ? version.group(1) : "";
  }

  /** By its name, else by its manifest; empty if neither says. */
  String version() {
    Matcher version = IN_NAME.matcher(path);
    return version.find() ? version.group(1) : manifestVersion;
  }
}
