package bearer.agent.rules;

import bearer.agent.config.AgentConfig;
import bearer.agent.config.Credential;
import bearer.agent.net.HostName;
import bearer.agent.net.Url;
import bearer.agent.token.TokenCell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where tokens are asked for, by any rule: the application's own calls there are no business of
 * ours. However many merchants there are, each place is compared once. Immutable but for what
 * servers say of themselves.
 */
final class TokenEndpoints {
  private final Cells cells;

  /** As they are written down. */
  private final Url[] known;

  /** Whose place may have to be found out. */
  private final TokenCell[] lasting;

  TokenEndpoints(AgentConfig config, Cells cells) {
    this.cells = cells;
    Map<String, Url> urls = new LinkedHashMap<>();
    for (Credential credential : config.credentials()) {
      Url url = credential.server.tokenUrl;
      if (url != null) {
        urls.put(url.toString(), url);
      }
    }
    this.known = urls.values().toArray(new Url[0]);
    List<TokenCell> others = new ArrayList<>();
    for (TokenCell cell : cells.all()) {
      Url url = cell.tokenUrl();
      if (url == null || !urls.containsKey(url.toString())) {
        others.add(cell);
      }
    }
    this.lasting = others.toArray(new TokenCell[0]);
  }

  boolean isAsked(HostName host, int port, String target) {
    for (Url url : known) {
      if (url.isAskedBy(host, port, target)) {
        return true;
      }
    }
    return isAsked(lasting, host, port, target) || isAsked(cells.discoverers(), host, port, target);
  }

  private static boolean isAsked(TokenCell[] cells, HostName host, int port, String target) {
    for (TokenCell cell : cells) {
      Url url = cell.tokenUrl();
      if (url != null && url.isAskedBy(host, port, target)) {
        return true;
      }
    }
    return false;
  }
}
