package bearer.agent.weave;

import static java.util.Objects.requireNonNull;

import bearer.agent.hop.ClientHook.Kind;
import java.io.IOException;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Shows a TLS connection to the bridge just before a method returns. What the agent must know of it
 * is handed over by the woven code, which may read its own private fields, so that nothing has to
 * be opened.
 */
final class ConnectionInsertion extends Insertion {
  static final String TEXT = "Ljava/lang/String;";

  /** Result, state, self and the array; on that the array again, a position and an element. */
  private static final int STACK = 7;

  private final String self;
  private final @Nullable String hostField;
  private final int hostSlot;

  private ConnectionInsertion(
      Hooked hooked, ConstantPool pool, String self, @Nullable String hostField, int hostSlot) {
    super(hooked, pool);
    this.self = self;
    this.hostField = hostField;
    this.hostSlot = hostSlot;
  }

  /**
   * @param self internal name of the class
   * @param hostField where it keeps whom it talks to; null if it has no such field
   */
  static @Nullable Insertion of(
      Hooked hooked,
      ConstantPool pool,
      String self,
      @Nullable String hostField,
      String descriptor) {
    if (hooked.hook.kind == Kind.STREAM) {
      return hostField == null ? null : new ConnectionInsertion(hooked, pool, self, hostField, 0);
    }
    int slot = hostSlot(descriptor);
    return slot == 0 ? null : new ConnectionInsertion(hooked, pool, self, null, slot);
  }

  /** Of the text that a number comes behind; 0 if there is none. */
  private static int hostSlot(String descriptor) {
    int slot = 1;
    List<String> parameters = Descriptor.parameters(descriptor);
    for (int i = 0; i < parameters.size(); i++) {
      if (i > 0 && parameters.get(i).equals("I") && parameters.get(i - 1).equals(TEXT)) {
        return slot - 1;
      }
      slot += Descriptor.slots(parameters.get(i));
    }
    return 0;
  }

  @Override
  int stack() {
    return STACK;
  }

  @Override
  byte[] beforeReturn(int opcode) throws IOException {
    if (opcode == Opcodes.ARETURN && hostField != null) {
      return exit(instructions()).cast(requireNonNull(hooked.hook.replaced)).bytes();
    } else if (opcode == Opcodes.RETURN && hostSlot > 0) {
      return exit(instructions().plain(Opcodes.ACONST_NULL)).plain(Opcodes.POP).bytes();
    }
    return nothing();
  }

  /** The result is on the stack. */
  private Instructions exit(Instructions code) throws IOException {
    code.local(Opcodes.ALOAD, 0).plain(Opcodes.DUP).push(hostField == null ? 2 : 1);
    code.newArray("java/lang/Object");
    code.plain(Opcodes.DUP).push(0);
    if (hostField == null) {
      code.local(Opcodes.ALOAD, hostSlot).plain(Opcodes.AASTORE);
      code.plain(Opcodes.DUP).push(1).local(Opcodes.ILOAD, hostSlot + 1);
      code.call(Opcodes.INVOKESTATIC, "java/lang/Integer", "valueOf", "(I)Ljava/lang/Integer;");
    } else {
      code.local(Opcodes.ALOAD, 0).field(self, hostField, TEXT);
    }
    return code.plain(Opcodes.AASTORE).plain(Opcodes.ACONST_NULL).exit(hooked.place);
  }
}
