package bearer.agent.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What holds from the start to the end, even where the rest of the configuration is not valid. */
public final class StartConfig {
  public final LogConfig log;

  public final BridgePlace bridge;

  public final BlindSpotReports blindSpots;

  /** The file that is read again when it changes; null if there is none. */
  public final @Nullable String file;

  /** Where each merchant's credential has a file; null for nowhere. */
  public final @Nullable String directory;

  /** What makes fingerprints in lines equal across processes; null for what each makes itself. */
  public final @Nullable String fingerprintKeyFile;

  /** Null where nothing is set of it; see {@link #control()}. */
  private final @Nullable ControlConfig control;

  /** As {@link #control}. */
  private final @Nullable Service service;

  /** Null where nothing is measured for anybody but JMX and the command line. */
  public final @Nullable MetricsConfig metrics;

  /** Where is kept what has happened; null for nowhere. */
  public final @Nullable String evidenceDir;

  /** Whether a process ends that would start without a usable configuration. */
  public final boolean exitsOnError;

  public StartConfig(
      LogConfig log,
      BridgePlace bridge,
      BlindSpotReports blindSpots,
      @Nullable String file,
      @Nullable String directory,
      @Nullable String fingerprintKeyFile,
      @Nullable ControlConfig control,
      @Nullable Service service,
      @Nullable MetricsConfig metrics,
      @Nullable String evidenceDir,
      boolean exitsOnError) {
    this.log = log;
    this.bridge = bridge;
    this.blindSpots = blindSpots;
    this.file = file;
    this.directory = directory;
    this.fingerprintKeyFile = fingerprintKeyFile;
    this.control = control;
    this.service = service;
    this.metrics = metrics;
    this.evidenceDir = evidenceDir;
    this.exitsOnError = exitsOnError;
  }

  /** Asked late: most starts need none of it. */
  public ControlConfig control() {
    return control == null ? ControlConfig.DEFAULT : control;
  }

  /** As {@link #control()}. */
  public Service service() {
    return service == null ? Service.UNNAMED : service;
  }

  /** Whether the file is read again when it changes. */
  public boolean watches() {
    return file != null && follows();
  }

  /** Whether files are looked at again that are named beside {@link #file}. */
  public boolean follows() {
    return control == null || control.watchesFile();
  }

  /** The keys of which another one has other values. */
  public List<String> differences(StartConfig other) {
    List<String> keys = new ArrayList<>();
    add("bearer.log-level", log.level != other.log.level, keys);
    add("bearer.log-to", log.destination != other.log.destination, keys);
    add("bearer.log-format", log.format != other.log.format, keys);
    add("bearer.log-time", log.time != other.log.time, keys);
    add("bearer.bridge", bridge != other.bridge, keys);
    add("bearer.blind-spots", blindSpots != other.blindSpots, keys);
    add("bearer.credentials-dir", !Objects.equals(directory, other.directory), keys);
    add(
        "bearer.fingerprint-key-file",
        !Objects.equals(fingerprintKeyFile, other.fingerprintKeyFile),
        keys);
    add("bearer.control", !control().isSameAs(other.control()), keys);
    Service then = other.service();
    add("bearer.service", !Objects.equals(service().name, then.name), keys);
    add("bearer.environment", !Objects.equals(service().environment, then.environment), keys);
    add("bearer.version", !Objects.equals(service().version, then.version), keys);
    add("bearer.metrics", !MetricsConfig.areSame(metrics, other.metrics), keys);
    add("bearer.evidence-dir", !Objects.equals(evidenceDir, other.evidenceDir), keys);
    return keys;
  }

  private static void add(String key, boolean differs, List<String> keys) {
    if (differs) {
      keys.add(key);
    }
  }
}
