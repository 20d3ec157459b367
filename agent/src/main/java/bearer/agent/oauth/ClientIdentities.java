package bearer.agent.oauth;

import bearer.agent.config.Client;
import bearer.agent.config.ClientKey;
import bearer.agent.config.CredentialFiles;
import bearer.agent.config.FilePath;
import bearer.agent.config.Secret;
import bearer.agent.diag.Code;
import bearer.agent.token.TokenUnavailable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a credential's files once for each token request, by content: a swapped symbolic link keeps
 * its name and may keep its time. Remembers which of two secrets works, for as long as neither
 * changes. One token request at a time.
 */
final class ClientIdentities {
  private static final byte[] NONE = {};

  private final Client client;

  /** Of the present secret that was rejected where the previous one works. */
  private volatile long rejected;

  private volatile long working;

  /** What {@link #fingerprint} was of, for the {@link #read} that follows. */
  private volatile @Nullable SecretFiles ahead;

  ClientIdentities(Client client) {
    this.client = client;
  }

  /** One, or two in the order in which they are to be tried. */
  List<ClientIdentity> read() throws TokenUnavailable {
    SecretFiles read = ahead;
    ahead = null;
    return identities(read == null ? new SecretFiles() : read);
  }

  private List<ClientIdentity> identities(SecretFiles files) throws TokenUnavailable {
    if (client.key != null && client.method.usesKey()) {
      return Collections.singletonList(withKey(files, id(files), client.key));
    }
    Secret secret = client.secret.text;
    if (secret != null) {
      return Collections.singletonList(
          ClientIdentity.withSecret(id(files), secret.reveal(), false));
    }
    ClientIdentity previous = previous(files);
    ClientIdentity current = current(files, previous);
    if (previous == null || previous.fingerprint == current.fingerprint) {
      return Collections.singletonList(current);
    }
    boolean remembered = rejected == current.fingerprint && working == previous.fingerprint;
    return remembered ? Arrays.asList(previous, current) : Arrays.asList(current, previous);
  }

  /** The present one, or in its absence the previous one. */
  private ClientIdentity current(SecretFiles files, @Nullable ClientIdentity previous)
      throws TokenUnavailable {
    CredentialFiles pairs = client.files;
    try {
      return identity(files, pairs == null ? client.secret.file : pairs.current, false);
    } catch (TokenUnavailable absent) {
      if (previous == null) {
        throw absent;
      }
      return previous;
    }
  }

  private @Nullable ClientIdentity previous(SecretFiles files) {
    CredentialFiles pairs = client.files;
    String file = pairs == null ? client.secret.previousFile : pairs.previous;
    try {
      return file == null ? null : identity(files, file, true);
    } catch (TokenUnavailable gone) {
      return null; // as it should be, once the new one is everywhere
    }
  }

  private ClientIdentity identity(SecretFiles files, @Nullable String file, boolean previous)
      throws TokenUnavailable {
    if (client.files == null) {
      return ClientIdentity.withSecret(id(files), text(files, file, "secret"), previous);
    }
    String content = text(files, file, "credential");
    return CredentialFile.parse(content, String.valueOf(file)).identity(previous);
  }

  /**
   * @param tried all that were rejected in this fetch, in their order
   */
  void works(ClientIdentity identity, List<ClientIdentity> tried) {
    if (!identity.previous) {
      working = 0;
    } else if (!tried.isEmpty()) {
      working = identity.fingerprint;
      rejected = tried.get(0).fingerprint;
    }
  }

  /**
   * Of all that is there now, unreadable files as empty; 0 if there is no file at all. The next
   * {@link #read} is of the same contents.
   */
  long fingerprint() {
    CredentialFiles pairs = client.files;
    if (client.id.file == null
        && client.secret.file == null
        && client.key == null
        && pairs == null) {
      return 0;
    }
    Fingerprint all = new Fingerprint().add(client.id.text);
    Secret secret = client.secret.text;
    all.add(secret == null ? "" : secret.reveal());
    ClientKey key = client.key;
    SecretFiles contents = new SecretFiles();
    String[] files = {
      client.id.file,
      client.secret.file,
      client.secret.previousFile,
      pairs == null ? null : pairs.current,
      pairs == null ? null : pairs.previous,
      key == null ? null : key.file,
      key == null ? null : key.certificateFile
    };
    for (String file : files) {
      all.add(file == null ? NONE : contentOrNothing(contents, file));
    }
    ahead = contents;
    return all.value();
  }

  private static byte[] contentOrNothing(SecretFiles files, String file) {
    try {
      return files.bytes(file);
    } catch (IOException unreadable) {
      return NONE;
    }
  }

  private String id(SecretFiles files) throws TokenUnavailable {
    String file = client.id.file;
    return file == null ? client.id.text : text(files, file, "client id");
  }

  private static String text(SecretFiles files, @Nullable String file, String what)
      throws TokenUnavailable {
    if (file == null) {
      throw new TokenUnavailable(Code.SECRET_UNREADABLE, "no client " + what);
    }
    String text;
    try {
      text = files.text(file);
    } catch (IOException unreadable) {
      throw new TokenUnavailable(
          Code.SECRET_UNREADABLE,
          "cannot read the " + what + " file: " + Problem.ofFile(file, unreadable));
    }
    if (text.isEmpty()) {
      throw new TokenUnavailable(
          Code.SECRET_UNREADABLE,
          "the " + what + " file" + FilePath.afterSpace(file) + " is empty");
    }
    return text;
  }

  private static ClientIdentity withKey(SecretFiles files, String id, ClientKey key)
      throws TokenUnavailable {
    String certificate = key.certificateFile;
    return ClientIdentity.withKey(
        id, keyFile(files, key.file), certificate == null ? NONE : keyFile(files, certificate));
  }

  private static byte[] keyFile(SecretFiles files, String file) throws TokenUnavailable {
    try {
      return files.bytes(file);
    } catch (IOException unreadable) {
      throw new TokenUnavailable(
          Code.CLIENT_KEY_UNUSABLE,
          "cannot read the client key: " + Problem.ofFile(file, unreadable));
    }
  }
}
