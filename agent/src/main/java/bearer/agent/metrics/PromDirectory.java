package bearer.agent.metrics;

import bearer.agent.config.Service;
import bearer.agent.diag.Code;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The directory of a collector of text files, with one file in it for this process. */
public final class PromDirectory implements Publisher {
  private static final int LONGEST_PART = 60;

  private final String directory;
  private final String name;
  private final Map<String, String> labels;
  private final ThisProcess self;
  private final Log log;
  private @Nullable PromFile file;
  private boolean failing;

  /**
   * Reads what the system says of this process.
   *
   * @param machine the name of the host, pod or container
   */
  public PromDirectory(String directory, Service service, String machine, Log log) {
    this(directory, service, machine, ThisProcess.current(), log);
  }

  PromDirectory(String directory, Service service, String machine, ThisProcess self, Log log) {
    String instance = service.instance == null ? machine : service.instance;
    String process = plain(instance.isEmpty() ? "localhost" : instance) + '-' + self.id;
    this.directory = directory;
    this.name = "bearer-" + (service.name == null ? "java" : plain(service.name)) + '-' + process;
    this.labels = new LinkedHashMap<>(CommonLabels.of(service));
    this.labels.put("process", process);
    this.self = self;
    this.log = log;
  }

  @Override
  public void publish(List<Sample> samples) {
    try {
      PromFile known = file;
      if (known == null) {
        known = first(samples);
        file = known;
      } else {
        known.write(text(samples));
      }
      failing = false;
    } catch (IOException | RuntimeException failed) {
      tell(failed);
    }
  }

  private String text(List<Sample> samples) {
    return DeadProcesses.head(self) + TextExposition.of(samples, labels);
  }

  private PromFile first(List<Sample> samples) throws IOException {
    Path place = Paths.get(directory);
    if (!Files.isDirectory(place)) {
      throw new NoSuchFileException(directory);
    }
    PromFile made = new PromFile(place, name);
    made.write(text(samples));
    made.removeWithTheJvm();
    new DeadProcesses(self).clear(made.path());
    return made;
  }

  /** Of letters, digits and what else a file's name has everywhere. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < Math.min(text.length(), LONGEST_PART); i++) {
      char c = text.charAt(i);
      boolean kept =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '.'
              || c == '_'
              || c == '-';
      plain.append(kept ? c : '_');
    }
    return plain.toString();
  }

  /** Once, until it works again. The path could be a secret that was given by mistake. */
  private void tell(Exception failed) {
    if (!failing) {
      failing = true;
      log.throttled(
          Level.WARN,
          Code.METRICS_FILE_UNWRITABLE,
          "",
          "metrics are not written: " + why(failed) + "; tried again with each interval");
    }
  }

  private static String why(Exception failed) {
    if (failed instanceof NoSuchFileException || failed instanceof InvalidPathException) {
      return "bearer.metrics-file names no directory";
    }
    if (failed instanceof AccessDeniedException) {
      return "this user may not write into the directory of bearer.metrics-file";
    }
    String reason =
        failed instanceof FileSystemException ? ((FileSystemException) failed).getReason() : null;
    return "the directory of bearer.metrics-file does not take it: "
        + (reason == null ? failed.getClass().getSimpleName() : reason);
  }
}
