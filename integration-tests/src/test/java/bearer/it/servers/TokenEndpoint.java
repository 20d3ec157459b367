package bearer.it.servers;

import bearer.sandbox.Answer;
import bearer.sandbox.ClientAuthentication;
import bearer.sandbox.Dialect;
import bearer.sandbox.Request;
import bearer.sandbox.Routes;
import bearer.sandbox.Script;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.io.IOException;
import java.util.function.UnaryOperator;

/**
 * The sandbox's token endpoint on the API's own port, for any client. Its path says how it behaves:
 * {@code /oauth2/token} is well, {@code /oauth2/500} and the others are not.
 */
public final class TokenEndpoint {
  /** Long enough, in milliseconds, for hundreds of threads to come and wait for the first token. */
  private static final int THINKING = 300;

  private static final Script SCRIPT =
      new Routes()
          .under("/oauth2/500", Script.always(Answer.json(500, "{\"message\":\"broken\"}")))
          .under("/oauth2/401", Script.always(Answer.json(401, "{\"error\":\"invalid_client\"}")))
          .under("/oauth2/crlf", issuing(token -> token + "\\r\\nX-Injected: yes"))
          .under("/oauth2/space", issuing(token -> token + " x"))
          .under("/oauth2/", issuing(token -> token));

  /** What {@code /oauth2/held} gives out. */
  static final HeldTokens HELD = new HeldTokens();

  private TokenEndpoint() {}

  /** JSON in PicPay's way, all else by the standard. */
  private static Script issuing(UnaryOperator<String> change) {
    Script picPay = issuing(Dialect.PICPAY, change);
    Script plain = issuing(Dialect.PLAIN, change);
    return request ->
        request.headers("Content-Type").contains("application/json")
            ? picPay.answer(request)
            : plain.answer(request);
  }

  private static Script issuing(Dialect dialect, UnaryOperator<String> change) {
    return new bearer.sandbox.TokenEndpoint(dialect)
        .accepting(client -> true)
        .issuing(clientId -> change.apply(tokenFor(clientId)))
        .lifeSeconds(3600);
  }

  /** The token that a client id gets; the same each time. */
  public static String tokenFor(String clientId) {
    return "tok." + clientId + "+/Zm9v==";
  }

  public static ResponseDefinition answer(Seen request) {
    if (request.path().startsWith("/oauth2/held")) {
      HELD.hold(clientId(request));
    }
    try {
      return delayed(SCRIPT.answer(asRequest(request)));
    } catch (IOException | InterruptedException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static ResponseDefinition delayed(Answer answer) {
    return ResponseDefinitionBuilder.responseDefinition()
        .withStatus(answer.status())
        .withHeader("Content-Type", "application/json")
        .withFixedDelay(THINKING)
        .withBody(answer.body())
        .build();
  }

  /** Who asks; empty if nobody says. */
  public static String clientId(Seen request) {
    return ClientAuthentication.of(asRequest(request)).id();
  }

  private static Request asRequest(Seen seen) {
    return Request.of(seen.method(), seen.path(), seen.headers(), seen.body());
  }
}
