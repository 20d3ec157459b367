package bearer.agent.options;

import bearer.agent.config.TokenAuthMethod;
import bearer.agent.diag.Code;

/** What must be set, and what must not be set together. */
final class Requirements {
  /** Each of them says where tokens go, where they come from or with what they are asked for. */
  private static final Option[] TELLING = {
    Option.PROVIDER,
    Option.HOSTS,
    Option.TOKEN_URL,
    Option.ISSUER,
    Option.CLIENT_ID,
    Option.CLIENT_ID_FILE,
    Option.CLIENT_SECRET,
    Option.CLIENT_SECRET_FILE,
    Option.CLIENT_KEY_FILE,
    Option.CREDENTIAL_FILE,
    Option.CREDENTIALS_DIR,
    Option.CONFIG
  };

  private static final Option[] IN_A_CREDENTIAL_FILE = {
    Option.CLIENT_ID,
    Option.CLIENT_ID_FILE,
    Option.CLIENT_SECRET,
    Option.CLIENT_SECRET_FILE,
    Option.CLIENT_SECRET_FILE_PREVIOUS,
    Option.CLIENT_KEY_FILE
  };

  private static final Option[] OF_A_STORE = {
    Option.TOKEN_STORE_PASSWORD_FILE,
    Option.TOKEN_STORE_TRUSTSTORE,
    Option.TOKEN_STORE_TRUSTSTORE_PASSWORD,
    Option.TOKEN_STORE_TRUSTSTORE_TYPE
  };

  private final Settings rule;
  private final Settings settings;
  private final Problems problems;
  private final TokenAuthMethod method;

  /**
   * @param rule what is set for a rule
   * @param settings for its credential
   */
  Requirements(Settings rule, Settings settings, Problems problems, TokenAuthMethod method) {
    this.rule = rule;
    this.settings = settings;
    this.problems = problems;
    this.method = method;
  }

  /** False if nothing is set, or only how to do it (mode, log level, ...) but not what. */
  static boolean areConfigured(Settings settings) {
    if (settings.names() != null) {
      return true;
    }
    for (Option option : TELLING) {
      if (settings.gives(option)) {
        return true;
      }
    }
    return false;
  }

  void check() {
    if (settings.complete()) {
      require();
    }
    one(Option.CLIENT_ID, Option.CLIENT_ID_FILE);
    one(Option.CLIENT_SECRET, Option.CLIENT_SECRET_FILE);
    checkKey();
    if (settings.gives(Option.CREDENTIAL_FILE)) {
      checkCredentialFile();
    }
  }

  private void checkCredentialFile() {
    for (Option option : IN_A_CREDENTIAL_FILE) {
      one(option, Option.CREDENTIAL_FILE);
    }
    if (method.usesKey()) {
      problems.add(
          Code.CONFLICT,
          settings.key(Option.CREDENTIAL_FILE)
              + " is for a secret and bearer.token-auth-method uses a key: set"
              + " bearer.client-id and bearer.client-key-file, or another method");
    }
  }

  private void one(Option option, Option file) {
    if (settings.gives(option) && settings.gives(file)) {
      problems.add(
          Code.CONFLICT,
          settings.key(option) + " and " + settings.key(file) + " are both set: keep one of them");
    }
  }

  /** A key that is set and not used means that the method was forgotten. */
  private void checkKey() {
    if (!method.usesKey() && settings.gives(Option.CLIENT_KEY_FILE)) {
      problems.add(
          Code.CONFLICT,
          settings.key(Option.CLIENT_KEY_FILE)
              + " is set and bearer.token-auth-method uses no key: set that to"
              + " private_key_jwt or tls_client_auth, or remove the key");
    }
    boolean discovered = settings.gives(Option.ISSUER) && !settings.gives(Option.TOKEN_URL);
    Setting url = settings.get(discovered ? Option.ISSUER : Option.TOKEN_URL);
    if (method == TokenAuthMethod.TLS_CLIENT_AUTH
        && url != null
        && url.value.regionMatches(true, 0, "http:", 0, 5)) {
      problems.add(Code.CONFLICT, url.quoted() + ": tls_client_auth needs https" + url.where);
    }
  }

  private void require() {
    // A provider that is set and not known is reported already; it would have brought both.
    if (!settings.gives(Option.PROVIDER)) {
      require(
          rule,
          Option.HOSTS,
          "the hosts that get the token, such as api.picpay.com, or set bearer.provider");
      if (!settings.gives(Option.ISSUER)) {
        require(
            Option.TOKEN_URL,
            "the address where the provider gives out tokens, or set bearer.provider");
      }
    }
    if (!settings.gives(Option.CREDENTIAL_FILE)) {
      if (!settings.gives(Option.CLIENT_ID_FILE)) {
        require(Option.CLIENT_ID, "the client id that the provider gave you");
      }
      requireProof();
    }
    if (settings.gives(Option.TOKEN_PROXY_USER)) {
      require(Option.TOKEN_PROXY_PASSWORD_FILE, "a file with the password of the proxy's user");
    }
    if (settings.gives(Option.TOKEN_PROXY_PASSWORD_FILE)) {
      require(Option.TOKEN_PROXY_USER, "the user whose password is in that file");
    }
    if (settings.gives(Option.TOKEN_TRUSTSTORE_PASSWORD)
        || settings.gives(Option.TOKEN_TRUSTSTORE_TYPE)) {
      require(Option.TOKEN_TRUSTSTORE, "the trust store that the password or type is for");
    }
    if (!settings.gives(Option.TOKEN_STORE)) {
      requireStore();
    }
  }

  /** Whatever is said about a store needs one. */
  private void requireStore() {
    for (Option option : OF_A_STORE) {
      if (settings.gives(option)) {
        require(Option.TOKEN_STORE, "the store that " + settings.key(option) + " is for");
      }
    }
  }

  private void requireProof() {
    if (method.usesKey()) {
      require(Option.CLIENT_KEY_FILE, "a file with the client's private key");
    } else if (!settings.gives(Option.CLIENT_SECRET_FILE)) {
      require(
          Option.CLIENT_SECRET,
          "the secret of that client, or name a file that holds it with bearer.client-secret-file");
    }
    if (settings.gives(Option.CLIENT_SECRET_FILE_PREVIOUS)) {
      require(Option.CLIENT_SECRET_FILE, "the file with the present secret");
    }
  }

  private void require(Option option, String what) {
    require(settings, option, what);
  }

  private void require(Settings from, Option option, String what) {
    if (!from.gives(option)) {
      problems.add(Code.MISSING, from.key(option) + " is missing: set it to " + what);
    }
  }
}
