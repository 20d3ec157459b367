package bearer.agent.options;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Renders {@code docs/options.md} from the catalogue and {@code meanings.txt}. */
final class OptionsDoc {
  /** What each option does, by its short key: a line with the key, then lines that are indented. */
  static final Map<String, String> MEANINGS = meanings();

  private static final String HEAD =
      """
      # Options

      <!-- Generated from the catalogue bearer.agent.options.Option by OptionsDocTest: do not edit. -->

      The shortest useful configuration, for PicPay:

      ```
      java -javaagent:bearer-agent.jar -Dbearer.provider=picpay -Dbearer.client-id=... \\
           -Dbearer.client-secret-file=/run/secrets/picpay -jar service.jar
      ```

      | key | environment variable | values | default | meaning |
      |---|---|---|---|---|
      """;

  private static final String TAIL =
      """

      ## Where options are set

      A system property (`-Dbearer.client-id=...`) beats an environment variable
      (`BEARER_CLIENT_ID`), which beats the file named by `bearer.config`, which beats the
      provider's preset, which beats the default. A blank value counts as not set, but for
      `bearer.legacy-headers`, where it means none. Space around a value is dropped, except
      around secrets.

      Options are read when the agent starts; those in the file of `bearer.config` again when it
      changes, see [below](#changing-the-file-while-the-service-runs). One that cannot be understood makes the
      agent inactive: the application runs as without it, and each fault is one line on stderr
      with a code that [problems.md](problems.md) explains. A key that starts with `bearer.` and
      is no option is such a fault, and so is any key in the file that is no option. An
      environment variable that starts with `BEARER_` may belong to another program: it is
      reported only if it looks like a misspelt option.

      The agent counts as not configured, and says so once, as long as none of
      `bearer.provider`, `bearer.hosts`, `bearer.token-url`, `bearer.issuer`,
      `bearer.client-id`, `bearer.client-id-file`, `bearer.client-secret`,
      `bearer.client-secret-file`, `bearer.client-key-file`, `bearer.credential-file` and
      `bearer.config` is set.

      ## Several rules and credentials

      The plain keys are one rule and one credential, both called `default`. Others have a name of
      lower-case letters and digits:

      ```
      bearer.rule.shop.hosts=api.shop.example
      bearer.rule.shop.credential=shop
      bearer.credential.shop.token-url=https://as.shop.example/token
      bearer.credential.shop.client-id=...
      bearer.credential.shop.client-secret-file=/run/secrets/shop
      ```

      As environment variables: `BEARER_RULE_SHOP_HOSTS`, `BEARER_CREDENTIAL_SHOP_CLIENT_ID`.

      A rule can have {rule}; a credential
      {credential}.
      What it does not say comes from the plain keys, then from the provider, then from the default. Not so
      id, secret, key and certificate, which a credential with a name has of its own. Who sets one of
      token URL and issuer, one of the proxy's keys, one of the trust store's or one of the token store's (but its time-out) sets all of them; a
      rule with hosts of its own does not take a provider's paths and legacy headers; whether tokens are
      fetched over plain http is said by the plain `bearer.allow-http` alone. Where rules have names,
      the plain keys are a rule as well if `bearer.hosts` is set, or a provider and a client.

      Several merchants in one application: with `bearer.credential=by-legacy-token` (or that of a rule) each
      credential that has `legacy-token-sha256` is one merchant's, and the `x-picpay-token` in a request
      selects it. A request that has none, or one that is in no list, never gets a token (`BA-417`). The digest of
      a token is what `java -jar bearer-agent.jar fingerprint` prints; it reads the token from stdin.

      ### A file for each merchant

      `bearer.credentials-dir` names a directory with a file for each merchant: `acme`, or `acme.properties`, is the
      credential `acme`, and has the keys of `bearer.credential.acme.` without that, among them `legacy-token-sha256` or
      `legacy-token-sha256-file`. What it does not say comes from the plain keys, as above. Names that begin with a dot are left out.

      - The files are read behind the start, by a thread of their own. The first HTTP client waits for that, 2 s at most.
      - Each is looked at once a second. It counts once two looks have found the same, so write it as you like; the links of a
        Kubernetes mount are followed. `BA-010` names whose files have come, changed and gone.
      - A file that is not valid changes nothing of what its merchant had, and nothing of all others: `BA-111`. Of two
        that have one name or one legacy token, the first by name is taken; what is configured elsewhere comes before both.
      - A directory that is gone or empty changes nothing.
      - A changed id or secret asks for another token at the next call. To replace a secret and keep the token, let the merchant's file
        name a `credential-file`.

      For each request the closest rule decides alone, also if its mode is `off`: an exact host
      before a wildcard, a longer wildcard before a shorter one, with a port before without, then
      the longer path up to its first star, then the rule that names methods. Two rules of which
      neither is the closer one for some request are a fault (`BA-104`).

      ## Changing the file while the service runs

      The file of `bearer.config` is looked at four times a second, and its content holds from the next
      request on, once two looks have found it the same: within a second. Replace it whole: write
      another file and rename it, or change the ConfigMap. `BA-010` says what has changed, at every log level.

      - `bearer.enabled=false` is the way back: no request is touched any more, not those either that wait for
        a token, and no token is asked for. Tokens that were set are still taken away from hosts they are not for.
      - What is not valid changes nothing, nor does a file that is gone or empty: `BA-108`.
      - A credential that stays keeps its token.
      - A file that is not valid at the start is looked at too: the agent does nothing until it is.
      - With `bearer.mode=off` or `bearer.enabled=false` in it at the start, the agent changes no class until the
        file says otherwise.
      - `bearer.log-*`, `bearer.metrics*`, `bearer.bridge`, `bearer.blind-spots`, `bearer.service`, `bearer.environment`,
        `bearer.version` and `bearer.evidence-dir` hold from the start to the end, and a key that is a system property or an environment variable too is not changed by the file: `BA-109`.

      ## Connections past the agent

      With `bearer.blind-spots=warn` the agent looks at each TLS connection to a configured host and
      port, whatever opens it: `BA-211` names code that is no client which the agent knows,
      `BA-212` a client that it knows, but of which no request to that host came by within a
      minute. So it is under `bearer.mode=observe` too: a day without either means that nothing in
      this JVM talks past the agent over Java's TLS. Not seen are plain http, TLS that is not
      Java's, HTTP/3, sockets of TLS providers other than the JDK's and Bouncy Castle's, and
      engines made without a host. With `off` no connection is looked at.

      ## Replacing a secret or a key while the service runs

      Files with ids, secrets, keys and certificates are read at each token request, by content:
      replace the file, or the symbolic link to it, and the next token is asked for with what it
      holds then. A token that is alive stays in use. When the server rejects the client, the
      files are read again, and the request is repeated once if they hold something new.

      Where two secrets are valid for a while, name both:
      `bearer.client-secret-file=/run/secrets/new,/run/secrets/old`. If one is rejected the other
      is tried once in the same request, and the one that works is used first from then on, until
      its file or the other changes. `BA-321` says that it is the old one. A file for the old
      secret that does not exist is no fault.

      Where the client id is replaced with its secret, as at PicPay, keep both in one file, so
      that no request is made of an old id and a new secret: `bearer.credential-file` names it,
      and a second file for the pair before it. It holds properties (a backslash is written twice)

      ```
      client-id=my-shop
      client-secret=...
      ```

      or a JSON object, `{"client_id": "my-shop", "client_secret": "..."}`, and whatever else is
      in it is skipped. Replace it whole, as secret stores do: write another file and rename it.

      At `info` the agent says once which of these files every user of the machine can read
      (`BA-331`), and which secret is a system property (`BA-107`). The links of a Kubernetes
      secret mount are normal. A byte order mark at the beginning of a file is dropped.

      ## Token requests through a proxy

      They take the proxy of `bearer.token-proxy`, else that of the JVM's properties
      (`https.proxyHost`, `http.nonProxyHosts`). User and password are sent to it as HTTP Basic,
      without waiting for its 407, and so in clear text on the way there. The JDK's own clients send
      none in front of an `https` URL (`jdk.http.auth.tunneling.disabledSchemes`); the agent's
      client is not one of them, and that property does not count for it. The application's
      `Authenticator` is not asked. For NTLM and Kerberos a relay has to log in: `BA-326`.

      ## The agent's own log

      By default each event is one line on stderr: `[bearer-agent] LEVEL CODE message`, with
      `bearer.log-time=true` the time before the level. With `bearer.log-format=json` it is an
      object such as

      ```
      {"time":"2026-11-25T09:26:00.123Z","level":"WARN","code":"BA-402","message":"...","fields":{"host":"api.picpay.com","cause":"BA-303"}}
      ```

      Control characters in what the agent quotes are spaces in text and escapes in JSON. Two
      lines are always text, because they come before the options are read: `BA-003`, `BA-004`.

      With `bearer.log-to=application` events go to the logger `bearer.agent` of the SLF4J (1.5.7
      to 2.0) that the application has on its class path and has started to use; the agent brings
      none and starts none. Earlier events are kept and handed over. Where there are several, as on
      an application server, an event goes to the one that belongs to the context class loader of
      the thread that it happened on, or to the nearest loader above that; if none does, to
      stderr. An SLF4J that is repackaged under another name does not count.

      Stderr remains for what the application's log does not take, with one line (`BA-009`) that
      names the reason. That is so if no SLF4J is in use 30 seconds after the start, if it has no
      provider, if its logger throws or has not returned after 5 seconds, and for warnings and
      errors if that logger is off for them (`INFO` and `DEBUG` events that it is off for are
      dropped). At most 500 events wait, the others go to stderr at once; none waits for much more
      than a minute, and what waits when the JVM ends is printed then, after half a second at
      most. It is lost only if the JVM is killed or halted.

      The logger is called by threads of the agent's own, which end with the call, and never
      inside a call of the application. What an appender sends on such a thread gets no token, and
      what the agent has to say about it goes to stderr.

      ## How values are written

      - **Duration**: a whole number and a unit, `ms`, `s`, `m` or `h`, as in `500ms` or `5s`.
      - **List**: entries divided by commas; space around them is dropped.
      - **Choice** (`true`, `add`, `client_secret_post`): case does not matter, nor does `-` or
        `_`.
      - **Host**: case and a dot at the end do not matter; IPv6 addresses stand in brackets;
        names beyond ASCII are turned into their `xn--` form. `*.domain` is refused where names
        below the domain belong to many (Public Suffix List); a top-level domain that is not in
        that list, such as `internal` or `local`, is your own. With a port it is that port
        alone, without one the default port of the request's scheme (443 or 80).
      - **File** of `bearer.config`: Java properties in UTF-8, with full keys
        (`bearer.client-id=...`), at most 1 MB, not a pipe. A backslash is written twice
        (`C:\\\\secrets\\\\picpay`).
      """;

  private OptionsDoc() {}

  static String text() {
    StringBuilder text = new StringBuilder(HEAD);
    for (Option option : Option.values()) {
      String fallback = option.defaultValue;
      text.append("| `").append(option.key());
      text.append("` | `").append(option.environmentName());
      text.append("` | ").append(option.values);
      text.append(" | ").append(fallback == null ? "" : "`" + fallback + "`");
      text.append(" | ").append(MEANINGS.get(option.shortKey)).append(" |\n");
    }
    return text.append(TAIL)
        .toString()
        .replace("{rule}", keys(Scope.RULE))
        .replace("{credential}", keys(Scope.CREDENTIAL));
  }

  private static String keys(Scope scope) {
    return Arrays.stream(Option.values())
        .filter(scope::has)
        .map(option -> "`" + option.shortKey + "`")
        .collect(Collectors.joining(", "));
  }

  private static Map<String, String> meanings() {
    Map<String, String> meanings = new LinkedHashMap<>();
    String key = "";
    for (String line : read("meanings.txt").lines().toList()) {
      if (line.startsWith("  ")) {
        meanings.merge(key, line.trim(), (above, more) -> above + " " + more);
      } else {
        key = line.substring(0, line.length() - ":".length());
      }
    }
    return meanings;
  }

  private static String read(String resource) {
    try (InputStream in = OptionsDoc.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
