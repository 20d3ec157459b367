package bearer.agent.weave;

/** Numbers as class files have them (JVMS 4.1). */
final class BigEndian {
  private BigEndian() {}

  static int u1(byte[] file, int at) {
    return file[at] & 0xff;
  }

  static int u2(byte[] file, int at) {
    return (file[at] & 0xff) << 8 | (file[at + 1] & 0xff);
  }

  static int s2(byte[] file, int at) {
    return (short) u2(file, at);
  }

  static int s4(byte[] file, int at) {
    return u2(file, at) << 16 | u2(file, at + 2);
  }

  static void put2(byte[] to, int at, int number) {
    to[at] = (byte) (number >>> 8);
    to[at + 1] = (byte) number;
  }

  static void put4(byte[] to, int at, int number) {
    put2(to, at, number >>> 16);
    put2(to, at + 2, number);
  }
}
