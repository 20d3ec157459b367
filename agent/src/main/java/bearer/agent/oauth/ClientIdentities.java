package bearer.agent.oauth;

import bearer.agent.config.Client;
import bearer.agent.config.ClientKey;
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
    String id = id(files);
    if (client.key != null && client.method.usesKey()) {
      return Collections.singletonList(withKey(files, id, client.key));
    }
    Secret secret = client.secret.text;
    if (secret != null) {
      return Collections.singletonList(ClientIdentity.withSecret(id, secret.reveal(), false));
    }
    ClientIdentity previous = previous(files, id);
    ClientIdentity current = current(files, id, previous);
    if (previous == null || previous.fingerprint == current.fingerprint) {
      return Collections.singletonList(current);
    }
    boolean remembered = rejected == current.fingerprint && working == previous.fingerprint;
    return remembered ? Arrays.asList(previous, current) : Arrays.asList(current, previous);
  }

  /** The present one, or in its absence the previous one. */
  private ClientIdentity current(SecretFiles files, String id, @Nullable ClientIdentity previous)
      throws TokenUnavailable {
    try {
      return ClientIdentity.withSecret(id, text(files, client.secret.file, "secret"), false);
    } catch (TokenUnavailable absent) {
      if (previous == null) {
        throw absent;
      }
      return previous;
    }
  }

  private @Nullable ClientIdentity previous(SecretFiles files, String id) {
    try {
      String file = client.secret.previousFile;
      return file == null ? null : ClientIdentity.withSecret(id, text(files, file, "secret"), true);
    } catch (TokenUnavailable gone) {
      return null; // as it should be, once the new secret is everywhere
    }
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
    if (client.id.file == null && client.secret.file == null && client.key == null) {
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
