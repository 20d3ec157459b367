package bearer.agent.oauth;

import bearer.agent.diag.Code;
import bearer.agent.net.HostPort;
import bearer.agent.token.TokenUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Why a proxy lets nobody through (RFC 9110 sections 11.7.1 and 15.5.8). */
final class ProxyAnswer {
  /** Only these are ever shown: any other text could repeat what was sent. */
  private static final String[] KNOWN = {"Negotiate", "NTLM", "Kerberos", "Digest", "Bearer"};

  private ProxyAnswer() {}

  /**
   * @param loggedIn whether user and password were sent
   */
  static TokenUnavailable refusal(HostPort proxy, HttpAnswer answer, boolean loggedIn) {
    String start = "proxy " + proxy + " answered " + answer.status;
    if (answer.status != HttpAnswer.PROXY_AUTHENTICATION) {
      return new TokenUnavailable(Code.TOKEN_IO, start);
    }
    List<String> schemes = schemes(answer.proxyChallenges);
    if (!schemes.isEmpty() && !schemes.contains("basic")) {
      return new TokenUnavailable(
          Code.PROXY_SCHEME_UNSUPPORTED,
          start + " and wants " + shown(schemes) + ", not Basic: a relay has to log in there");
    }
    return new TokenUnavailable(
        Code.PROXY_LOGIN_REJECTED,
        start + (loggedIn ? ": user or password is wrong" : ": it wants a user and a password"));
  }

  /** In lower case. */
  private static List<String> schemes(List<String> challenges) {
    List<String> schemes = new ArrayList<>();
    for (String challenge : challenges) {
      boolean quoted = false;
      int start = 0;
      for (int i = 0; i <= challenge.length(); i++) {
        char c = i == challenge.length() ? ',' : challenge.charAt(i);
        quoted ^= c == '"';
        if (c == ',' && (!quoted || i == challenge.length())) {
          schemes.add(firstWord(challenge.substring(start, i)));
          start = i + 1;
        }
      }
    }
    return schemes;
  }

  /** Of a challenge, its scheme; of a parameter, what is no scheme's name. */
  private static String firstWord(String part) {
    String text = part.trim();
    int space = text.indexOf(' ');
    return (space < 0 ? text : text.substring(0, space)).toLowerCase(Locale.ROOT);
  }

  private static String shown(List<String> schemes) {
    StringBuilder shown = new StringBuilder();
    for (String known : KNOWN) {
      if (schemes.contains(known.toLowerCase(Locale.ROOT))) {
        shown.append(shown.length() == 0 ? "" : ", ").append(known);
      }
    }
    return shown.length() == 0 ? "something else" : shown.toString();
  }
}
