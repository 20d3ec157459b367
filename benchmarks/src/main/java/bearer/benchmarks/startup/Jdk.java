package bearer.benchmarks.startup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JDK to measure on.
 *
 * @param feature its Java version: 8, 11 and so on
 */
record Jdk(String home, int feature) {
  private static final Pattern VERSION = Pattern.compile("version \"(?:1\\.)?(\\d+)");

  static Jdk at(String home) throws IOException {
    Process java = new ProcessBuilder(java(home), "-version").redirectErrorStream(true).start();
    String text = new String(java.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    Matcher version = VERSION.matcher(text);
    if (!version.find()) {
      throw new IOException("no JDK in " + home + ": " + text);
    }
    return new Jdk(home, Integer.parseInt(version.group(1)));
  }

  String java() {
    return java(home);
  }

  private static String java(String home) {
    return home + "/bin/java";
  }
}
