package bearer.sandbox.app;

import bearer.sandbox.Answer;
import bearer.sandbox.PaymentApi;
import bearer.sandbox.Sandbox;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What is told apart in what arrives; a fault holds for one of them. */
enum Target {
  PICPAY_TOKENS("picpay-tokens", Sandbox.PICPAY_TOKENS),
  PICPAY_V1("picpay-v1", Sandbox.WALLET_V1),
  PICPAY_V2("picpay-v2", Sandbox.WALLET_V2),
  QPAY_TOKENS("qpay-tokens", Sandbox.QPAY_TOKENS),
  QPAY_CARDS("qpay-cards", Sandbox.CARDS),
  QPAY_CREDENTIALS("qpay-credentials", Sandbox.QPAY_CREDENTIALS),
  ELSEWHERE("elsewhere", "");

  /** As operators write it. */
  final String id;

  final String path;

  Target(String id, String path) {
    this.id = id;
    this.path = path;
  }

  static Target of(String path) {
    for (Target target : values()) {
      if (path.equals(target.path) || path.startsWith(target.path + "/")) {
        return target;
      }
    }
    return ELSEWHERE;
  }

  static Target named(String id) {
    for (Target target : values()) {
      if (target.id.equals(id)) {
        return target;
      }
    }
    throw new IllegalArgumentException("no such API: choose of " + ids());
  }

  static String ids() {
    return Arrays.stream(values()).map(target -> target.id).collect(Collectors.joining(", "));
  }

  boolean issuesTokens() {
    return this == PICPAY_TOKENS || this == QPAY_TOKENS;
  }

  /** Its own 401. */
  Answer refusal() {
    switch (this) {
      case PICPAY_TOKENS:
      case QPAY_TOKENS:
        return Answer.json(401, "{\"error\":\"unauthorized_client\"}");
      case QPAY_CARDS:
        return PaymentApi.CARDS_REFUSAL;
      case QPAY_CREDENTIALS:
        return Answer.json(401, "{\"message\":\"Unauthorized\"}");
      default:
        return PaymentApi.WALLET_REFUSAL;
    }
  }
}
