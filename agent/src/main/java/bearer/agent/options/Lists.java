package bearer.agent.options;

import bearer.agent.diag.Code;
import bearer.agent.net.BadValue;
import bearer.agent.net.HeaderName;
import bearer.agent.net.HostPattern;
import bearer.agent.net.PathPattern;
import bearer.agent.net.Sha256;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Settings that are lists. An entry that cannot be read is a problem, and is left out. */
final class Lists {
  private final Settings settings;
  private final Problems problems;

  Lists(Settings settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
  }

  List<HostPattern> hosts() {
    List<HostPattern> hosts = new ArrayList<>();
    for (Setting entry : entries(Option.HOSTS)) {
      try {
        hosts.add(HostPattern.parse(entry.value));
      } catch (BadValue bad) {
        problems.bad(entry, bad);
      }
    }
    return Collections.unmodifiableList(hosts);
  }

  List<PathPattern> paths() {
    List<PathPattern> paths = new ArrayList<>();
    for (Setting entry : entries(Option.PATHS)) {
      try {
        paths.add(PathPattern.parse(entry.value));
      } catch (BadValue bad) {
        problems.bad(entry, bad);
      }
    }
    return Collections.unmodifiableList(paths);
  }

  /** In capitals, in the order of their letters; none for every method. */
  Set<String> methods() {
    Set<String> methods = new HashSet<>();
    for (Setting entry : entries(Option.METHODS)) {
      try {
        methods.add(MethodName.parse(entry.value));
      } catch (BadValue bad) {
        problems.bad(entry, bad);
      }
    }
    return Collections.unmodifiableSet(methods);
  }

  /** Digests in lower-case hex. */
  List<String> sha256() {
    List<String> digests = new ArrayList<>();
    for (Setting entry : entries(Option.LEGACY_TOKEN_SHA256)) {
      if (Sha256.isHex(entry.value)) {
        digests.add(entry.value);
      } else {
        problems.bad(entry, new BadValue("must be a SHA-256 digest: 64 digits in lower-case hex"));
      }
    }
    Setting file = settings.get(Option.LEGACY_TOKEN_SHA256_FILE);
    if (file != null) {
      try {
        digests.addAll(settings.digestFiles().digests(file));
      } catch (BadValue bad) {
        problems.bad(Code.FILE_UNREADABLE, file, bad.advice);
      }
    }
    return Collections.unmodifiableList(digests);
  }

  List<HeaderName> legacyHeaders() {
    List<HeaderName> names = new ArrayList<>();
    for (Setting entry : entries(Option.LEGACY_HEADERS)) {
      try {
        names.add(LegacyHeader.parse(entry.value));
      } catch (BadValue bad) {
        problems.bad(entry, bad);
      }
    }
    return Collections.unmodifiableList(names);
  }

  /**
   * Of which a request needs one; none if it needs none.
   *
   * @param legacy what {@code legacy} stands for
   */
  List<HeaderName> requiredHeaders(List<HeaderName> legacy) {
    List<HeaderName> names = new ArrayList<>();
    for (Setting entry : entries(Option.REQUIRE_HEADER)) {
      try {
        names.addAll(requiredHeaders(entry.value, legacy));
      } catch (BadValue bad) {
        problems.bad(entry, bad);
      }
    }
    return Collections.unmodifiableList(names);
  }

  private static List<HeaderName> requiredHeaders(String entry, List<HeaderName> legacy)
      throws BadValue {
    if (!entry.equalsIgnoreCase("legacy")) {
      return Collections.singletonList(HeaderName.parse(entry));
    }
    if (legacy.isEmpty()) {
      throw new BadValue("there are no legacy headers: set bearer.legacy-headers");
    }
    return legacy;
  }

  Set<String> replayMethods() {
    Set<String> methods = new HashSet<>();
    for (Setting entry : entries(Option.REPLAY_ON_401)) {
      try {
        methods.addAll(ReplayMethod.parse(entry.value));
      } catch (BadValue bad) {
        problems.bad(entry, bad);
      }
    }
    return Collections.unmodifiableSet(methods);
  }

  /** The entries of a list; empty ones, as after a last comma, are left out. */
  List<Setting> entries(Option option) {
    Setting list = settings.get(option);
    List<Setting> entries = settings.entries(option);
    if (list != null && entries.isEmpty() && option != Option.LEGACY_HEADERS) {
      problems.bad(list, new BadValue("has no entry"));
    }
    return entries;
  }
}
