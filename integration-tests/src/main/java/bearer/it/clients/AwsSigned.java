package bearer.it.clients;

import bearer.it.contract.Call;
import java.time.Instant;

/** By whom, for what and when the AWS SDKs sign: each time the same. */
final class AwsSigned {
  static final String KEY = "AKIDEXAMPLE";
  static final String SECRET = "secret";
  static final String SERVICE = "service";
  static final String REGION = "us-east-1";
  static final Instant WHEN = Instant.parse("2015-08-30T12:36:00Z");

  private AwsSigned() {}

  /** A call with the header that says when it was signed. */
  static boolean isAskedFor(Call call) {
    return call.headers.stream().anyMatch(line -> Call.name(line).equalsIgnoreCase("x-amz-date"));
  }
}
