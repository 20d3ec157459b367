package bearer.agent.control;

import bearer.agent.config.ConfigResult;
import bearer.agent.config.Problem;
import bearer.agent.options.ConfigReader;
import bearer.agent.options.MerchantFile;
import bearer.agent.options.Sources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of the merchants' files can be taken together: as many as possible, and of those that
 * contradict each other the first one. However many are good, it takes one reading of them all.
 */
public final class Intake {
  private final Sources sources;
  private final Map<String, MerchantFile> taken = new LinkedHashMap<>();
  private final Map<MerchantFile, List<Problem>> refused = new LinkedHashMap<>();

  /**
   * @param known what goes on being taken unless it is offered with another content
   */
  public Intake(Sources sources, List<MerchantFile> known) {
    this.sources = sources.asIfOn();
    for (MerchantFile file : known) {
      taken.put(file.path, file);
    }
  }

  /** Whether anything can be said of files: not while all else is not valid. */
  public boolean isPossible() {
    return read(taken()).config != null;
  }

  public void offer(List<MerchantFile> files) {
    if (files.isEmpty()) {
      return;
    }
    Map<String, MerchantFile> next = new LinkedHashMap<>(taken);
    for (MerchantFile file : files) {
      next.put(file.path, file);
    }
    ConfigResult result = read(new ArrayList<>(next.values()));
    if (result.config != null) {
      taken.putAll(next);
    } else if (files.size() == 1) {
      refused.put(files.get(0), result.problems);
    } else {
      offer(files.subList(0, files.size() / 2));
      offer(files.subList(files.size() / 2, files.size()));
    }
  }

  private ConfigResult read(List<MerchantFile> files) {
    return ConfigReader.read(sources.with(files));
  }

  public List<MerchantFile> taken() {
    return new ArrayList<>(taken.values());
  }

  /** Each with what is wrong with it. */
  public Map<MerchantFile, List<Problem>> refused() {
    return Collections.unmodifiableMap(refused);
  }
}
