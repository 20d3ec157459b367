package bearer.agent.weave;

import static java.util.Objects.requireNonNull;

import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Kind;
import java.io.IOException;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * One call of the bridge around one value inside a JDK client. Most applications load these
 * clients.
 */
final class ValueInsertion extends Insertion {
  private static final String BOOLEAN = "java/lang/Boolean";

  /** Result, state, self, arguments, exception and place. */
  private static final int STACK = 6;

  private final ClientHook hook;

  ValueInsertion(Hooked hooked, ConstantPool pool) {
    super(hooked, pool);
    this.hook = hooked.hook;
  }

  @Override
  int stack() {
    return STACK;
  }

  @Override
  byte[] first() throws IOException {
    if (hook.kind != Kind.FIRST_ARGUMENT && hook.kind != Kind.BEGUN) {
      return nothing();
    }
    Instructions code = instructions().plain(Opcodes.ACONST_NULL);
    code.local(Opcodes.ALOAD, hook.kind == Kind.BEGUN ? 0 : 1);
    return exit(code).plain(Opcodes.POP).bytes();
  }

  @Override
  byte[] beforeReturn(int opcode) throws IOException {
    return opcode == Opcodes.ARETURN && hook.kind == Kind.RETURNED
        ? cast(exit(instructions().local(Opcodes.ALOAD, 1))).bytes()
        : nothing();
  }

  @Override
  boolean isAboutCalls() {
    return true;
  }

  @Override
  boolean hasCalls(String name) {
    return hook.isCall(name);
  }

  @Override
  byte[] beforeCall(String owner, String name) throws IOException {
    if (!isMeant(owner, name)) {
      return nothing();
    }
    Instructions code = instructions();
    switch (hook.kind) {
      case RECEIVER: // of a call with one argument
        code.plain(Opcodes.SWAP).local(Opcodes.ALOAD, 0);
        return cast(exit(code)).plain(Opcodes.SWAP).bytes();
      case LAST_ARGUMENT:
        return cast(exit(code.local(Opcodes.ALOAD, 0))).bytes();
      case RESULT: // of a call without arguments
        return code.plain(Opcodes.DUP).bytes();
      default:
        return nothing();
    }
  }

  @Override
  byte[] behindCall(String owner, String name, String descriptor) throws IOException {
    if (!isMeant(owner, name)) {
      return nothing();
    } else if (hook.kind == Kind.RESULT) {
      return cast(exit(instructions().plain(Opcodes.SWAP))).bytes();
    }
    return hook.kind == Kind.ANSWER ? answer(Descriptor.result(descriptor)) : nothing();
  }

  private byte[] answer(String type) throws IOException {
    Instructions code = instructions();
    if (type.equals("Z")) {
      code.call(Opcodes.INVOKESTATIC, BOOLEAN, "valueOf", "(Z)Ljava/lang/Boolean;");
    } else if (type.equals("V")) {
      code.plain(Opcodes.ACONST_NULL);
    } else if (type.length() == 1) {
      throw new IllegalArgumentException("what returns " + type + " is no answer");
    }
    exit(code.local(Opcodes.ALOAD, 0));
    if (type.equals("Z")) {
      code.cast(BOOLEAN).call(Opcodes.INVOKEVIRTUAL, BOOLEAN, "booleanValue", "()Z");
    } else if (type.equals("V")) {
      code.plain(Opcodes.POP);
    } else {
      code.cast(hook.replaced == null ? Descriptor.internalName(type) : hook.replaced);
    }
    return code.bytes();
  }

  private boolean isMeant(String owner, String name) {
    return hook.isCall(name) && (hook.kind != Kind.RECEIVER || owner.equals(hook.replaced));
  }

  /** Value and state are on the stack, in that order. */
  private Instructions exit(Instructions code) throws IOException {
    code.local(Opcodes.ALOAD, 0).plain(Opcodes.ACONST_NULL).plain(Opcodes.ACONST_NULL);
    return code.exit(hooked.place);
  }

  private Instructions cast(Instructions code) throws IOException {
    return code.cast(requireNonNull(hook.replaced));
  }
}
