package bearer.packer;

/** The bridge's two names: as it is compiled, and as it is defined inside java.base. */
final class Bridge {
  private static final String COMPILED = "bearer/agent/bridge/";
  private static final String IN_JAVA_BASE = "java/lang/BearerAgent";

  private Bridge() {}

  static boolean contains(String name) {
    return name.startsWith(COMPILED);
  }

  static boolean isKnownTo(byte[] classFile) {
    return References.of(classFile).stream().anyMatch(Bridge::contains);
  }

  static String nameInJavaBase(String name) {
    return contains(name) ? IN_JAVA_BASE + name.substring(COMPILED.length()) : name;
  }

  /** The class file with every mention of the bridge, its own name too, as it is in java.base. */
  static byte[] renamed(byte[] classFile) {
    return References.renamed(classFile, Bridge::nameInJavaBase);
  }
}
