package bearer.agent.cli;

import bearer.agent.config.Problem;
import bearer.agent.control.Intake;
import bearer.agent.control.MerchantFiles;
import bearer.agent.options.MerchantFile;
import bearer.agent.options.Sources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the files of {@code bearer.credentials-dir} come to, each looked at once. */
final class MerchantCheck {
  final List<MerchantFile> taken;

  /** In words, with the files' names. */
  final List<String> problems;

  private MerchantCheck(List<MerchantFile> taken, List<String> problems) {
    this.taken = taken;
    this.problems = problems;
  }

  static MerchantCheck of(@Nullable String directory, Sources sources) {
    List<String> problems = new ArrayList<>();
    if (directory == null) {
      return new MerchantCheck(Collections.<MerchantFile>emptyList(), problems);
    }
    List<MerchantFile> files = MerchantFiles.all(directory, problems);
    Intake intake = new Intake(sources, Collections.<MerchantFile>emptyList());
    if (intake.isPossible()) {
      intake.offer(files);
    }
    for (Map.Entry<MerchantFile, List<Problem>> refused : intake.refused().entrySet()) {
      for (Problem problem : refused.getValue()) {
        problems.add(problem.toString());
      }
    }
    return new MerchantCheck(intake.taken(), problems);
  }
}
