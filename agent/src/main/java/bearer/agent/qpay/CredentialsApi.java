package bearer.agent.qpay;

import bearer.agent.net.BadValue;
import bearer.agent.net.Url;
import bearer.agent.oauth.ProviderAnswer;
import bearer.agent.oauth.ProviderApi;
import bearer.agent.token.TokenUnavailable;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** QPay's Credentials API, in the name of a user. For one thread. */
public final class CredentialsApi {
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;

  private final ProviderApi provider;
  private final String base;
  private final String authorization;

  /**
   * @param base what stands before {@code /whoami}
   * @param authorization the user's token as the value of its header
   */
  public CredentialsApi(ProviderApi provider, String base, String authorization) {
    this.provider = provider;
    this.base = base;
    this.authorization = authorization;
  }

  /** Who the user is for it. */
  public ProviderAnswer whoami() throws Undone {
    return asked("GET", "/whoami", null);
  }

  /** What the user's tenant can give. */
  public ProviderAnswer roles() throws Undone {
    return asked("GET", "/roles", null);
  }

  /** The answer holds the secret, this once. */
  NewClient create(ClientRequest request) throws Undone {
    ProviderAnswer answer = asked("POST", "/clients", request.json());
    NewClient made =
        new NewClient(answer.text("id"), answer.text("client_id"), answer.text("client_secret"));
    if (!made.isWhole()) {
      throw new Undone("the answer " + answer.status + " to a new client lacks its id or secret");
    }
    return made;
  }

  /** All clients, where the server answers that. */
  public ProviderAnswer list() throws Undone {
    return asked("GET", "/clients", null);
  }

  /** The client of that id, or the clients. */
  public ProviderAnswer show(String id) throws Undone {
    return asked("GET", "/clients/" + segment(id), null);
  }

  public ProviderAnswer updateRoles(String id, List<String> roles) throws Undone {
    return asked("PUT", "/clients/" + segment(id), ClientRequest.roles(roles));
  }

  public void delete(String id) throws Undone {
    asked("DELETE", "/clients/" + segment(id), null);
  }

  /** A client that is not there is deleted. */
  void deleteIfThere(String id) throws Undone {
    try {
      delete(id);
    } catch (Undone gone) {
      if (gone.status != NOT_FOUND) {
        throw gone;
      }
    }
  }

  private static String segment(String id) throws Undone {
    if (!id.matches("[A-Za-z0-9_~-][A-Za-z0-9._~-]*")) {
      throw new Undone("an id has letters, digits and -._~ alone");
    }
    return id;
  }

  private ProviderAnswer asked(String method, String resource, @Nullable String json)
      throws Undone {
    ProviderAnswer answer;
    try {
      answer =
          provider.send(
              method,
              Url.parse(base + resource),
              Collections.singletonMap("Authorization", authorization),
              json);
    } catch (TokenUnavailable unanswered) {
      throw new Undone(unanswered.getMessage() + " (" + unanswered.code().id() + ")");
    } catch (BadValue bad) {
      throw new Undone("the URL of the API " + bad.advice);
    }
    if (!answer.isSuccess()) {
      throw new Undone(answer.status, refusal(answer, method + ' ' + resource));
    }
    return answer;
  }

  private static String refusal(ProviderAnswer answer, String what) {
    if (answer.status == UNAUTHORIZED) {
      return "QPay does not take the login (any more): run qpay login";
    }
    String message = answer.message();
    String said = "QPay answered " + answer.status + " to " + what;
    return (message.isEmpty() ? said : said + ": " + message) + cure(answer.status);
  }

  private static String cure(int status) {
    switch (status) {
      case 403:
        return "; the user or its tenant may not: see qpay whoami, qpay roles";
      case NOT_FOUND:
        return "; there is nothing of that id, or --api is wrong";
      case 400:
      case 422:
        return "; correct the name or the roles: see qpay roles";
      default:
        return status >= 500 || status == 429 ? "; wait and try again" : "";
    }
  }
}
