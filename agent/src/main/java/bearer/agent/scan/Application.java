package bearer.agent.scan;

import bearer.agent.scan.Finding.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One archive or directory, scanned. Neither runs nor loads anything of it. For one thread. */
public final class Application implements Walk.Visitor {
  public final String name;

  /** What could not be read. */
  public final List<String> problems = new ArrayList<>();

  private final Wanted wanted;
  private final HttpClients known = new HttpClients();
  private final TreeMap<String, Library> libraries = new TreeMap<>();
  private final List<Sighting> sightings = new ArrayList<>();
  private final Runnable progress;
  private int files;

  private Application(String name, Wanted wanted, Runnable progress) {
    this.name = name;
    this.wanted = wanted;
    this.progress = progress;
  }

  /**
   * Reads all of it.
   *
   * @param progress told of each file that was read
   * @throws IOException if nothing of it can be read
   */
  public static Application scan(Path path, Wanted wanted, Runnable progress) throws IOException {
    Application application = new Application(path.toString(), wanted, progress);
    new Walk(application).through(path);
    return application;
  }

  @Override
  public void file(String library, String name, byte[] content) {
    files++;
    progress.run();
    Library in = libraries.computeIfAbsent(library, Library::new);
    if (name.equals("META-INF/MANIFEST.MF")) {
      in.manifest(new String(content, StandardCharsets.UTF_8));
    } else if (name.endsWith(".class")) {
      in.classFile(name, known.bringing(name));
      classFile(library, name, content);
    } else {
      text(library, name, content);
    }
  }

  private void classFile(String library, String name, byte[] content) {
    ConstantPool pool = ConstantPool.of(content);
    if (pool == null) {
      problem(library.isEmpty() ? name : library + '!' + name, "no class file");
      return;
    }
    Set<String> seen = new TreeSet<>();
    for (String text : pool.texts) {
      for (Wanted.Found found : wanted.in(text)) {
        if (seen.add(found.text)) {
          sightings.add(Sighting.inClass(library, name, found, pool));
        }
      }
    }
  }

  private void text(String library, String name, byte[] content) {
    String[] lines = TextFile.lines(content);
    for (int i = 0; i < lines.length; i++) {
      for (Wanted.Found found : wanted.in(lines[i])) {
        sightings.add(Sighting.inText(library, name, i + 1, found));
      }
    }
  }

  @Override
  public void problem(String library, String why) {
    problems.add(library + ": " + why);
  }

  /** How many were looked into. */
  public int files() {
    return files;
  }

  /** A line for each client library: its name, version, where it is, what the agent can do. */
  public List<String> clients() {
    List<String> lines = new ArrayList<>();
    for (Library library : libraries.values()) {
      for (String client : library.clients) {
        String version = library.version();
        String what = client + (version.isEmpty() ? "" : ' ' + version);
        lines.add(what + (library.path.isEmpty() ? "" : " in " + library.path) + note(client));
      }
    }
    return lines;
  }

  private String note(String client) {
    if (!known.isSeen(client)) {
      return ": the agent does not see its calls";
    }
    return known.moves(client) ? "" : ": its calls are seen, and cannot be sent elsewhere";
  }

  /** In the order of libraries and files. */
  public List<Finding> findings() {
    boolean urlInCode = sightings.stream().anyMatch(sighting -> sighting.url && sighting.inCode);
    List<Finding> findings = new ArrayList<>();
    for (Sighting sighting : sightings) {
      findings.add(finding(sighting, urlInCode));
    }
    return findings;
  }

  private Finding finding(Sighting sighting, boolean urlInCode) {
    Set<String> used = usedBy(sighting);
    if (sighting.incoming && !sighting.url) {
      String why = "takes requests: a callback, perhaps, which the agent leaves alone";
      return new Finding(sighting, Verdict.BY_HAND, why);
    } else if (sighting.sockets) {
      return new Finding(sighting, Verdict.BY_HAND, "writes to a socket itself");
    } else if (sighting.inCode && !used.isEmpty() && used.stream().noneMatch(known::isSeen)) {
      return new Finding(
          sighting, Verdict.BY_HAND, "the agent does not see " + String.join(", ", used));
    } else if (sighting.inCode && (sighting.url || urlInCode)) {
      return used.isEmpty() || used.stream().anyMatch(known::moves)
          ? new Finding(sighting, Verdict.REWRITE, "an address of the old API is in the code")
          : new Finding(
              sighting,
              Verdict.BY_HAND,
              "an address is in the code, and calls of "
                  + String.join(", ", used)
                  + " cannot be sent elsewhere");
    }
    return new Finding(
        sighting,
        Verdict.HEADER_ONLY,
        sighting.url ? "the address is configured: change it there" : "no address is in the code");
  }

  /** Of the clients that are libraries of their own. */
  private Set<String> usedBy(Sighting sighting) {
    Set<String> used = new TreeSet<>();
    for (Library library : libraries.values()) {
      boolean own = library.path.isEmpty() || library.path.equals(sighting.library);
      if (!own && library.packages.stream().anyMatch(sighting.packages::contains)) {
        used.addAll(library.clients);
      }
    }
    return used;
  }
}
