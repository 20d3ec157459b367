package bearer.agent.weave;

/**
 * A class file that ASM can read even if it comes from a JDK newer than this ASM: its version is
 * lowered for reading and put back afterwards. What is new in it is copied, not understood.
 */
final class ClassFile {
  private static final int NEWEST_KNOWN = 69; // Java 25

  final byte[] readable;
  private final byte high;
  private final byte low;

  ClassFile(byte[] original) {
    high = original[6];
    low = original[7];
    int major = (high & 0xff) << 8 | (low & 0xff);
    readable = major > NEWEST_KNOWN ? original.clone() : original;
    if (major > NEWEST_KNOWN) {
      readable[6] = 0;
      readable[7] = NEWEST_KNOWN;
    }
  }

  byte[] restoreVersion(byte[] woven) {
    woven[6] = high;
    woven[7] = low;
    return woven;
  }
}
