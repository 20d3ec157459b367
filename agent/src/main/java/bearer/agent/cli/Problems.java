package bearer.agent.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What docs/problems.md says of a code: the jar has a copy. */
final class Problems {
  private static final String PAGE = "bearer-agent/problems.md";

  private Problems() {}

  /**
   * As it is written there, without the heading; empty if there is no such code.
   *
   * @param code as in {@code BA-321}
   */
  static String of(String jar, String code) throws IOException {
    StringBuilder section = new StringBuilder();
    try (ZipFile zip = new ZipFile(jar)) {
      ZipEntry page = zip.getEntry(PAGE);
      if (page == null) {
        return "";
      }
      try (InputStream in = zip.getInputStream(page);
          BufferedReader lines =
              new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        boolean isIn = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          isIn = line.startsWith("#") ? line.equals("## " + code) : isIn;
          if (isIn && !line.startsWith("#")) {
            section.append(line).append('\n');
          }
        }
      }
    }
    return section.toString();
  }
}
