package bearer.agent.config;

import bearer.agent.diag.Code;

/** What must be set, and what must not be set together. */
final class Requirements {
  /** Each of them says where tokens go, where they come from or with what they are asked for. */
  private static final Option[] TELLING = {
    Option.PROVIDER,
    Option.HOSTS,
    Option.TOKEN_URL,
    Option.CLIENT_ID,
    Option.CLIENT_SECRET,
    Option.CLIENT_SECRET_FILE,
    Option.CONFIG
  };

  private final Settings settings;
  private final Problems problems;

  Requirements(Settings settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
  }

  /** False if nothing is set, or only how to do it (mode, log level, ...) but not what. */
  boolean configured() {
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
    if (settings.gives(Option.CLIENT_SECRET) && settings.gives(Option.CLIENT_SECRET_FILE)) {
      problems.add(
          Code.CONFLICT,
          "bearer.client-secret and bearer.client-secret-file are both set: keep one of them");
    }
  }

  private void require() {
    // A provider that is set and not known is reported already; it would have brought both.
    if (!settings.gives(Option.PROVIDER)) {
      require(
          Option.HOSTS,
          "the hosts that get the token, such as api.picpay.com, or set bearer.provider");
      require(
          Option.TOKEN_URL,
          "the address where the provider gives out tokens, or set bearer.provider");
    }
    require(Option.CLIENT_ID, "the client id that the provider gave you");
    if (!settings.gives(Option.CLIENT_SECRET_FILE)) {
      require(
          Option.CLIENT_SECRET,
          "the secret of that client, or name a file that holds it with bearer.client-secret-file");
    }
    if (settings.gives(Option.TOKEN_TRUSTSTORE_PASSWORD)
        || settings.gives(Option.TOKEN_TRUSTSTORE_TYPE)) {
      require(Option.TOKEN_TRUSTSTORE, "the trust store that the password or type is for");
    }
  }

  private void require(Option option, String what) {
    if (!settings.gives(option)) {
      problems.add(Code.MISSING, option.key() + " is missing: set it to " + what);
    }
  }
}
