package bearer.agent.options;

import bearer.agent.config.Operation;
import bearer.agent.config.Rewriting;
import bearer.agent.config.Selection;
import bearer.agent.diag.Code;
import bearer.agent.net.BadValue;
import bearer.agent.net.HostPattern;
import bearer.agent.net.PathPattern;
import bearer.agent.net.Rewrite;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a rule rewrites. An entry that cannot be read is a problem, and is left out. */
final class RewriteReader {
  /** PicPay's own move; no source says what became of cancellations. */
  private static final String PICPAY = "picpay-v2";

  private static final String PICPAY_REWRITE =
      "https://appws.picpay.com/ecommerce/public/ => https://api.picpay.com/ecommerce/v2/";
  private static final String PICPAY_EXCEPT = "/ecommerce/public/payments/*/cancellations";
  private static final String[] PICPAY_OPERATIONS = {
    "/ecommerce/public/payments/*/status",
    "/ecommerce/public/payments/*/capture",
    "/ecommerce/public/payments/*/refunds",
    PICPAY_EXCEPT
  };

  private final Lists lists;
  private final Problems problems;
  private final List<Rewrite> rewrites = new ArrayList<>();
  private final List<Operation> except = new ArrayList<>();
  private final List<PathPattern> operations = new ArrayList<>();

  RewriteReader(Lists lists, Problems problems) {
    this.lists = lists;
    this.problems = problems;
  }

  Rewriting read(Selection selection) {
    for (Setting entry : lists.entries(Option.REWRITE)) {
      try {
        add(entry, selection);
      } catch (BadValue bad) {
        problems.bad(entry, bad);
      }
    }
    for (Setting entry : lists.entries(Option.REWRITE_EXCEPT)) {
      try {
        except.add(operation(entry.value));
      } catch (BadValue bad) {
        problems.bad(entry, bad);
      }
    }
    return rewrites.isEmpty() && except.isEmpty()
        ? Rewriting.NONE
        : new Rewriting(
            Collections.unmodifiableList(rewrites),
            Collections.unmodifiableList(except),
            Collections.unmodifiableList(operations));
  }

  private void add(Setting entry, Selection selection) throws BadValue {
    boolean preset = entry.value.equalsIgnoreCase(PICPAY);
    Rewrite rewrite = Rewrite.parse(preset ? PICPAY_REWRITE : entry.value);
    if (preset) {
      except.add(operation(PICPAY_EXCEPT));
      for (String operation : PICPAY_OPERATIONS) {
        operations.add(PathPattern.parse(operation));
      }
    }
    if (!leadsInside(rewrite, selection)) {
      problems.bad(
          Code.CONFLICT,
          entry,
          "leads to "
              + rewrite.to
              + ", which is not among the hosts and paths of the same rule: no token may go there");
    }
    rewrites.add(rewrite);
  }

  private static boolean leadsInside(Rewrite rewrite, Selection selection) throws BadValue {
    PathPattern below =
        PathPattern.parse(rewrite.to.path + (rewrite.to.path.endsWith("/") ? "**" : "/**"));
    for (HostPattern host : selection.hosts) {
      if (host.matches(rewrite.to.host)
          && host.matchesPort(rewrite.to.server.port, 443)
          && overlaps(selection.paths, below)) {
        return true;
      }
    }
    return false;
  }

  private static boolean overlaps(List<PathPattern> paths, PathPattern below) {
    for (PathPattern path : paths) {
      if (path.overlaps(below)) {
        return true;
      }
    }
    return false;
  }

  private Operation operation(String text) throws BadValue {
    int space = text.indexOf(' ');
    PathPattern path = PathPattern.parse(text.substring(space + 1).trim());
    operations.add(path);
    return new Operation(space < 0 ? "" : MethodName.parse(text.substring(0, space)), path);
  }
}
