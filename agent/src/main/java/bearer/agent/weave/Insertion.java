package bearer.agent.weave;

import java.io.IOException;

/** What is put into one method, at some of its points. For one thread. */
abstract class Insertion {
  private static final byte[] NOTHING = {};

  final Hooked hooked;
  private final ConstantPool pool;

  Insertion(Hooked hooked, ConstantPool pool) {
    this.hooked = hooked;
    this.pool = pool;
  }

  final Instructions instructions() {
    return new Instructions(pool);
  }

  /** How much deeper the operand stack gets. */
  abstract int stack();

  /** Before all that the method does. */
  byte[] first() throws IOException {
    return NOTHING;
  }

  /** Whether it may be about calls of methods. */
  boolean isAboutCalls() {
    return false;
  }

  /** Whether it may be about calls of methods of that name. */
  boolean hasCalls(String name) {
    return false;
  }

  byte[] beforeCall(String owner, String name) throws IOException {
    return NOTHING;
  }

  byte[] behindCall(String owner, String name, String descriptor) throws IOException {
    return NOTHING;
  }

  byte[] beforeReturn(int opcode) throws IOException {
    return NOTHING;
  }

  /** Behind all that the method does: where exceptions are caught. */
  byte[] handler() {
    return NOTHING;
  }

  static byte[] nothing() {
    return NOTHING;
  }
}
