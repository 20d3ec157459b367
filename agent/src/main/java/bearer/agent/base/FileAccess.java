package bearer.agent.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.attribute.PosixFilePermission;

/** Who can read a file. Loads java.nio.file, so not for the start. */
public final class FileAccess {
  private FileAccess() {}

  /**
   * Whether every user of the machine can; false if that cannot be told. The link into {@code
   * ..data} of a Kubernetes mount is normal: its container has one user, and the machine's cannot
   * reach it.
   */
  public static boolean isForEveryone(String file) {
    try {
      Path path = Paths.get(file);
      return !isKubernetesMount(path) && isForEveryone(path.toRealPath());
    } catch (IOException
        | InvalidPathException
        | UnsupportedOperationException
        | SecurityException unknown) {
      return false;
    }
  }

  private static boolean isKubernetesMount(Path path) throws IOException {
    return Files.isSymbolicLink(path) && Files.readSymbolicLink(path).startsWith("..data");
  }

  private static boolean isForEveryone(Path real) throws IOException {
    boolean open = others(real, PosixFilePermission.OTHERS_READ);
    for (Path above = real.getParent(); open && above != null; above = above.getParent()) {
      open = others(above, PosixFilePermission.OTHERS_EXECUTE);
    }
    return open;
  }

  private static boolean others(Path path, PosixFilePermission permission) throws IOException {
    return Files.getPosixFilePermissions(path).contains(permission);
  }
}
