package bearer.agent.qpay;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a client whose secret goes into a file, and nowhere else. */
public final class Creation {
  private final CredentialsApi api;

  public Creation(CredentialsApi api) {
    this.api = api;
  }

  /** The secret alone, for {@code bearer.client-secret-file}. */
  public NewClient withSecretIn(Path file, ClientRequest request) throws Undone {
    return make(file, null, client -> client.secret + '\n', request);
  }

  /** Id and secret, for {@code bearer.credential-file}. */
  public NewClient withPairIn(Path file, ClientRequest request) throws Undone {
    return make(file, null, PairFile::text, request);
  }

  /**
   * As {@link #withPairIn}.
   *
   * @param like another file, whose readers are to be this one's
   */
  NewClient withPairIn(Path file, Path like, ClientRequest request) throws Undone {
    return make(file, like, PairFile::text, request);
  }

  private NewClient make(
      Path file, @Nullable Path like, Function<NewClient, String> content, ClientRequest request)
      throws Undone {
    try (OwnFile place = OwnFile.create(file)) {
      if (like != null) {
        giveTo(place, like);
      }
      return filled(place, content, request);
    } catch (FileAlreadyExistsException there) {
      throw new Undone(file + " is there already: no client was made; name a new file");
    } catch (IOException impossible) {
      throw new Undone(file + " cannot be written, no client was made: " + impossible.getMessage());
    }
  }

  private static void giveTo(OwnFile place, Path like) throws IOException, Undone {
    PosixFileAttributeView of = Files.getFileAttributeView(like, PosixFileAttributeView.class);
    PosixFileAttributeView to =
        Files.getFileAttributeView(place.path, PosixFileAttributeView.class);
    if (of == null || to == null) {
      return;
    }
    PosixFileAttributes wanted = of.readAttributes();
    PosixFileAttributes given = to.readAttributes();
    try {
      if (!given.group().equals(wanted.group())) {
        to.setGroup(wanted.group());
      }
      if (!given.owner().equals(wanted.owner())) {
        to.setOwner(wanted.owner());
      }
      to.setPermissions(wanted.permissions());
    } catch (IOException forbidden) {
      place.discard();
      throw new Undone(
          like + " is another user's or group's, no client was made: run this as its owner");
    }
  }

  private NewClient filled(
      OwnFile place, Function<NewClient, String> content, ClientRequest request)
      throws IOException, Undone {
    NewClient made = asked(place, request);
    try {
      place.fill(content.apply(made));
      return made;
    } catch (IOException full) {
      place.discard();
      api.delete(made.id);
      throw new Undone(place.path + " cannot be written; the new client is deleted again");
    }
  }

  private NewClient asked(OwnFile place, ClientRequest request) throws IOException, Undone {
    try {
      return api.create(request);
    } catch (Undone undone) {
      place.discard();
      throw undone.isRefusal()
          ? undone
          : new Undone(
              undone.getMessage()
                  + "; if a client was made all the same, nobody knows its secret: delete it");
    }
  }
}
