package bearer.agent.options;

import bearer.agent.config.TokenStore;
import bearer.agent.config.TrustStore;
import bearer.agent.net.BadValue;
import bearer.agent.net.Digits;
import bearer.agent.net.HostPattern;
import bearer.agent.net.HostPort;
import org.jspecify.annotations.Nullable;

/** The store that processes share tokens through, of one credential. */
final class TokenStoreReader {
  private static final int USUAL_PORT = 6379;
  private static final long LEAST_TIMEOUT = 10_000_000L;
  private static final long MOST_TIMEOUT = 5_000_000_000L;

  private final Settings settings;
  private final Values values;
  private final Problems problems;

  TokenStoreReader(Settings settings, Values values, Problems problems) {
    this.settings = settings;
    this.values = values;
    this.problems = problems;
  }

  /** Null if none is set, or none that can be read. */
  @Nullable TokenStore read() {
    Setting setting = settings.get(Option.TOKEN_STORE);
    if (setting == null) {
      return null;
    }
    long timeout = timeout();
    TrustStore trustStore =
        values.trustStore(
            Option.TOKEN_STORE_TRUSTSTORE,
            Option.TOKEN_STORE_TRUSTSTORE_TYPE,
            Option.TOKEN_STORE_TRUSTSTORE_PASSWORD);
    String passwordFile = values.text(Option.TOKEN_STORE_PASSWORD_FILE);
    try {
      return parsed(setting.value, passwordFile, timeout, trustStore);
    } catch (BadValue bad) {
      problems.bad(setting, bad);
      return null;
    }
  }

  private long timeout() {
    Setting setting = settings.get(Option.TOKEN_STORE_TIMEOUT);
    long nanos = values.nanos(Option.TOKEN_STORE_TIMEOUT);
    if (setting != null && nanos != 0 && (nanos < LEAST_TIMEOUT || nanos > MOST_TIMEOUT)) {
      problems.bad(setting, new BadValue("must be from 10ms to 5s"));
    }
    return nanos;
  }

  private TokenStore parsed(
      String text, @Nullable String passwordFile, long timeout, @Nullable TrustStore trustStore)
      throws BadValue {
    boolean secure = text.startsWith("rediss://");
    if (!secure && !text.startsWith("redis://")) {
      throw new BadValue("must start with redis:// or rediss://");
    }
    String rest = text.substring(text.indexOf("//") + 2);
    int at = rest.lastIndexOf('@');
    String user = at < 0 ? null : user(rest.substring(0, at));
    String place = rest.substring(at + 1);
    int slash = place.indexOf('/');
    HostPattern host = host(slash < 0 ? place : place.substring(0, slash));
    if (!secure && passwordFile != null && !host.host.isLoopback()) {
      throw new BadValue("the password would travel unencrypted: use rediss://");
    }
    if (user != null && passwordFile == null) {
      throw new BadValue(
          "a user has a password: name its file in "
              + settings.key(Option.TOKEN_STORE_PASSWORD_FILE));
    }
    return new TokenStore(
        HostPort.of(host.host.text, host.port < 0 ? USUAL_PORT : host.port),
        secure,
        user,
        passwordFile,
        slash < 0 ? 0 : database(place.substring(slash + 1)),
        timeout,
        values.nanos(Option.TOKEN_TIMEOUT),
        trustStore);
  }

  private String user(String text) throws BadValue {
    if (text.isEmpty() || text.indexOf(':') >= 0 || text.indexOf('/') >= 0) {
      throw new BadValue(
          "give the user alone before the @; the password is in the file of "
              + settings.key(Option.TOKEN_STORE_PASSWORD_FILE));
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
        throw new BadValue("a user is plain ASCII without spaces");
      }
    }
    return text;
  }

  private static HostPattern host(String text) throws BadValue {
    HostPattern host = HostPattern.parse(text);
    if (host.wildcard) {
      throw new BadValue("name one host, such as redis://cache.example.com:6379");
    }
    return host;
  }

  private static int database(String text) throws BadValue {
    int database = text.isEmpty() ? 0 : Digits.parse(text, 4);
    if (database < 0) {
      throw new BadValue("what follows the host is the number of a database, such as /0");
    }
    return database;
  }
}
