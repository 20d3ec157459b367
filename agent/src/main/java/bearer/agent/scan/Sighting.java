package bearer.agent.scan;

import java.util.Collections;
import java.util.Set;

/** One header or URL in one file. Immutable. */
final class Sighting {
  /** Whose methods requests come into. */
  private static final String[] ENTRANCES = {
    "org/springframework/web/bind/annotation/RestController",
    "org/springframework/stereotype/Controller",
    "javax/servlet/http/HttpServletRequest",
    "jakarta/servlet/http/HttpServletRequest",
  };

  private static final String SOCKET = "java/net/Socket";

  /** The archive within the application; empty for its own files. */
  final String library;

  /** A class's name, or a file's with the line behind a colon. */
  final String file;

  /** Else a header. */
  final boolean url;

  final String text;
  final boolean inCode;

  /** Whether the class takes requests. */
  final boolean incoming;

  /** Whether the class writes to sockets. */
  final boolean sockets;

  /** Those that the class uses. */
  final Set<String> packages;

  private Sighting(
      String library, String file, Wanted.Found found, boolean inCode, ConstantPool pool) {
    this.library = library;
    this.file = file;
    this.url = found.url;
    this.text = found.text;
    this.inCode = inCode;
    this.incoming = inCode && takesRequests(pool);
    this.sockets = inCode && pool.names(SOCKET);
    this.packages = inCode ? pool.packages() : Collections.<String>emptySet();
  }

  static Sighting inClass(String library, String name, Wanted.Found found, ConstantPool pool) {
    String type = name.substring(0, name.length() - ".class".length()).replace('/', '.');
    return new Sighting(library, type, found, true, pool);
  }

  static Sighting inText(String library, String name, int line, Wanted.Found found) {
    return new Sighting(library, name + ':' + line, found, false, ConstantPool.NONE);
  }

  private static boolean takesRequests(ConstantPool pool) {
    for (String entrance : ENTRANCES) {
      if (pool.names(entrance)) {
        return true;
      }
    }
    return false;
  }
}
