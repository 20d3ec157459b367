package bearer.agent.evidence;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** What nobody but the owner may read, where a file system knows such a thing. */
final class OwnerOnly {
  private OwnerOnly() {}

  /** For a file that is made at a path. */
  static FileAttribute<?>[] file(Path path) {
    return mode(path, "rw-------");
  }

  /** For a directory that is made at a path. */
  static FileAttribute<?>[] directory(Path path) {
    return mode(path, "rwx------");
  }

  private static FileAttribute<?>[] mode(Path path, String mode) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }
}
