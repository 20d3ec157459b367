package bearer.agent.install;

import net.bytebuddy.jar.asm.MethodVisitor;

/** Changes the methods of one class that a hook names. Used once. */
interface MethodWeaver {
  /** Returns {@code out} itself for a method that is left as it is. */
  MethodVisitor weave(MethodVisitor out, String method, String descriptor);

  /** How many places have been woven; counted as the method is written. */
  int woven();
}
