package bearer.sandbox;

import java.io.IOException;

/** An API that asks for a token: one live token in one header, or the request is refused. */
public final class ResourceServer implements Script {
  private final Tokens tokens;
  private final Answer refusal;
  private final Script resource;

  /**
   * @param refusal what the others get
   * @param resource what answers once the token is accepted
   */
  public ResourceServer(Tokens tokens, Answer refusal, Script resource) {
    this.tokens = tokens;
    this.refusal = refusal;
    this.resource = resource;
  }

  /** A 401 with a challenge and no body, as Keycloak's adapters answer. */
  public static Answer challenge(String challenge) {
    return Answer.json(401, "").header("WWW-Authenticate", challenge);
  }

  @Override
  public Answer answer(Request request) throws IOException, InterruptedException {
    return tokens.accept(request) ? resource.answer(request) : refusal;
  }
}
