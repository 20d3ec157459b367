package bearer.agent.qpay;

/** A client with its secret, which is said once. */
public final class NewClient {
  /** Of the Credentials API; what tokens are asked for with is {@link #clientId}. */
  public final String id;

  public final String clientId;

  final String secret;

  NewClient(String id, String clientId, String secret) {
    this.id = id;
    this.clientId = clientId;
    this.secret = secret;
  }

  boolean isWhole() {
    return !id.isEmpty() && !clientId.isEmpty() && !secret.isEmpty() && secret.indexOf('\n') < 0;
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "client " + clientId + " (" + id + ")";
  }
}
