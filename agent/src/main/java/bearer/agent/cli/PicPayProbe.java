package bearer.agent.cli;

import bearer.agent.base.JvmSettings;
import bearer.agent.base.Ticker;
import bearer.agent.config.Credential;
import bearer.agent.control.Report;
import bearer.agent.diag.Code;
import bearer.agent.diag.Timestamp;
import bearer.agent.net.BadValue;
import bearer.agent.net.Url;
import bearer.agent.oauth.Inspection;
import bearer.agent.oauth.ProviderApi;
import bearer.agent.picpay.Evidence;
import bearer.agent.picpay.Evidence.Answer;
import bearer.agent.picpay.Payments;
import bearer.agent.picpay.Probe;
import bearer.agent.token.TokenUnavailable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Answers what PicPay does not document, as far as reading can tell. */
@Command(
    name = "probe",
    description = {
      "answers what PicPay does not document: yes, no or unknown, and what that rests on",
      "by token requests and by reading the status of two payments; it never makes one"
    })
final class PicPayProbe extends PicPayCommand {
  @Option(
      names = "--ref-v1",
      paramLabel = "R",
      required = true,
      description = "the reference of a payment that was made at V1")
  private String refV1 = "";

  @Option(
      names = "--ref-v2",
      paramLabel = "R",
      required = true,
      description = "the reference of a payment that was made at V2")
  private String refV2 = "";

  @Option(
      names = "--v1-key-file",
      paramLabel = "FILE",
      description = "whose first line is the value of x-picpay-token")
  private String keyFile = "";

  @Option(
      names = "--previous-credential-file",
      paramLabel = "FILE",
      description = "with the pair before the present one, within its 7 days")
  private String previousFile = "";

  @Option(names = "--v1-url", paramLabel = "URL", description = "V1; else PicPay's own")
  private String v1Url = "https://appws.picpay.com/ecommerce/public";

  @Option(names = "--v2-url", paramLabel = "URL", description = "V2; else PicPay's own")
  private String v2Url = "https://api.picpay.com/ecommerce/v2";

  @Override
  public Integer call() throws Failure, IOException {
    Credential credential = credential();
    Credential previous =
        previousFile.isEmpty()
            ? null
            : given().with("bearer.credential-file", previousFile).credential();
    Pairs pairs = new Pairs(credential, previous);
    ProviderApi api = new ProviderApi(credential, JvmSettings.SYSTEM, Ticker.SYSTEM);
    Payments payments = payments(api);
    String key = keyFile.isEmpty() ? "" : HiddenLine.text(keyFile, "key");
    List<Evidence> found = new Probe(api, pairs, Ticker.SYSTEM, payments, key).run();
    Report report = report(found);
    out().print(isJson() ? report.json() : report.text());
    TokenUnavailable problem = pairs.problem;
    if (problem != null) {
      err().println("picpay: " + problem.code().id() + ' ' + problem.getMessage());
      err().print(Problems.of(jar, problem.code().id()));
    }
    return problem == null ? 0 : 1;
  }

  private Payments payments(ProviderApi api) throws Failure {
    try {
      Payments payments = Payments.of(v1Url, refV1, v2Url, refV2);
      for (Url url : payments.asked()) {
        if (!api.maySendTo(url)) {
          throw new Failure(2, "picpay: --v1-url and --v2-url must start with https://");
        }
      }
      return payments;
    } catch (BadValue bad) {
      throw new Failure(2, "picpay: a URL or a reference " + bad.advice);
    }
  }

  private Report report(List<Evidence> found) {
    List<Report> all = new ArrayList<>();
    for (Evidence evidence : found) {
      all.add(
          new Report()
              .put("question", evidence.question)
              .put("answer", evidence.answer.name().toLowerCase(Locale.ROOT))
              .put("because", evidence.because)
              .put("at", Timestamp.of(evidence.atMillis)));
    }
    return new Report()
        .put("at", Timestamp.of(Ticker.SYSTEM.wallMillis()))
        .put("v1", v1Url)
        .put("v2", v2Url)
        .put("evidence", all);
  }

  /** The present pair, and the one before. */
  private static final class Pairs implements Probe.Tokens {
    private final Credential present;
    private final @Nullable Credential previous;

    /** Why the present one has got no token. */
    private @Nullable TokenUnavailable problem;

    Pairs(Credential present, @Nullable Credential previous) {
      this.present = present;
      this.previous = previous;
    }

    @Override
    public String next() {
      Inspection inspection = AskForToken.inspect(present);
      problem = inspection.problem;
      String token = inspection.reveal();
      return token.isEmpty() ? "" : "Bearer " + token;
    }

    @Override
    public Answer previousWorks() {
      if (previous == null) {
        return Answer.UNKNOWN;
      }
      TokenUnavailable refused = AskForToken.inspect(previous).problem;
      if (refused == null) {
        return Answer.YES;
      }
      return refused.code() == Code.TOKEN_CREDENTIAL_REJECTED ? Answer.NO : Answer.UNKNOWN;
    }
  }
}
