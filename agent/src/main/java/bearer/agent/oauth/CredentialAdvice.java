package bearer.agent.oauth;

import bearer.agent.base.FileAccess;
import bearer.agent.config.Client;
import bearer.agent.config.ClientKey;
import bearer.agent.config.CredentialFiles;
import bearer.agent.config.FilePath;
import bearer.agent.diag.Code;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.token.Token;
import org.jspecify.annotations.Nullable;

/** What is worth telling once of files that hold secrets, and of tokens. */
final class CredentialAdvice {
  /** What most servers take as one header, or as all of them together. */
  private static final int LONG_TOKEN = 8 * 1024;

  private final Client client;
  private final Log log;
  private volatile boolean filesSeen;
  private volatile boolean longSeen;

  CredentialAdvice(Client client, Log log) {
    this.client = client;
    this.log = log;
  }

  /** On a thread of the agent's: to look at permissions loads the file system of java.nio. */
  void onFiles() {
    if (filesSeen || !log.logs(Level.INFO)) {
      return;
    }
    filesSeen = true;
    CredentialFiles pairs = client.files;
    ClientKey key = client.key;
    String[] files = {
      client.secret.file,
      client.secret.previousFile,
      pairs == null ? null : pairs.current,
      pairs == null ? null : pairs.previous,
      key == null ? null : key.file
    };
    for (String file : files) {
      onFile(file);
    }
  }

  private void onFile(@Nullable String file) {
    if (file != null && FileAccess.isForEveryone(file)) {
      log.log(
          Level.INFO,
          Code.SECRET_FILE_OPEN,
          "the file"
              + FilePath.afterSpace(file)
              + " can be read by every user of this machine:"
              + " chmod o-r, for the user that runs this JVM");
    }
  }

  void on(Token token) {
    int length = token.header().length();
    if (length > LONG_TOKEN && !longSeen) {
      longSeen = true;
      log.log(
          Level.WARN,
          Code.TOKEN_LONG,
          "the token is " + length + " characters long; many servers refuse a header above 8 KB");
    }
  }
}
