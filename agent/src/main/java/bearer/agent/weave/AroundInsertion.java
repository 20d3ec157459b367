package bearer.agent.weave;

import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Kind;
import java.io.IOException;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * The one piece of code that is woven into libraries, for a method {@code m(a, b)}:
 *
 * <pre>
 *   Object[] arguments = {a, b};
 *   Object state = Bridge.enter(this, arguments, place);
 *   a = (A) arguments[0]; ...
 *   try {
 *     ...  return (R) Bridge.exit(result, state, this, arguments, null, place);
 *   } catch (Throwable thrown) {
 *     Bridge.exit(null, state, this, arguments, thrown, place);
 *     throw thrown;
 *   }
 * </pre>
 *
 * Its variables come behind the method's own, so that no instruction of the method changes. What
 * can be put off returns behind {@code enter}, with its last argument or with what {@code exit}
 * answers, if the state says so. Of several, the first is entered first and left last. Nothing
 * younger than Java 5 is used.
 */
final class AroundInsertion extends Insertion {
  /** How many variables one needs. */
  static final int VARIABLES = 3;

  /** Result, state, self, arguments, exception and place. */
  private static final int STACK = 6;

  private final ClientHook hook;
  private final List<String> parameters;
  private final String result;
  private final List<AroundInsertion> outer;
  private final int arguments; // the slots of our own
  private final int state;
  private final int thrown;
  private final byte[] first;
  private final byte[] exit;
  private final byte[] handler;

  /** Where the method's own way begins in {@link #first}, if it can be put off; else 0. */
  private int goesOn;

  /** Where it returns in {@link #first}, if it can be put off. */
  private int putOff;

  /**
   * @param outer those that are entered before
   * @param slot the first of its variables
   */
  AroundInsertion(
      Hooked hooked, ConstantPool pool, String descriptor, List<AroundInsertion> outer, int slot)
      throws IOException {
    super(hooked, pool);
    this.hook = hooked.hook;
    this.parameters = Descriptor.parameters(descriptor);
    this.result = Descriptor.result(descriptor);
    this.outer = outer;
    arguments = slot;
    state = slot + 1;
    thrown = slot + 2;
    exit = exits() ? exit(instructions().box(result)).bytes() : nothing();
    handler = catches() ? newHandler() : nothing();
    first = newFirst();
  }

  /** Whether the method is guarded. */
  boolean catches() {
    return hook.kind == Kind.AROUND || hook.kind == Kind.HELD;
  }

  private boolean exits() {
    return catches() || hook.kind == Kind.EXIT;
  }

  private boolean canBePutOff() {
    return hook.kind == Kind.PUT_OFF || hook.kind == Kind.HELD;
  }

  @Override
  int stack() {
    return STACK;
  }

  @Override
  byte[] first() {
    return first;
  }

  @Override
  byte[] beforeReturn(int opcode) {
    return exit;
  }

  @Override
  byte[] handler() {
    return handler;
  }

  int goesOn() {
    return goesOn;
  }

  /** Where one that is entered before it begins to leave, if this is put off; else 0. */
  int leaves(AroundInsertion other) {
    int at = putOff;
    for (int i = outer.size() - 1; goesOn > 0 && outer.get(i) != other; i--) {
      at += outer.get(i).exit.length;
    }
    return at;
  }

  private byte[] newFirst() throws IOException {
    Instructions code = instructions();
    storeArguments(code);
    if (hook.kind == Kind.EXIT) { // what a constructor makes is nothing yet
      code.local(Opcodes.ALOAD, hook.method.equals("<init>") ? arguments : 0);
      return code.local(Opcodes.ASTORE, state).bytes();
    }
    code.local(Opcodes.ALOAD, 0).local(Opcodes.ALOAD, arguments).enter(hooked.place);
    code.local(Opcodes.ASTORE, state);
    if (canBePutOff()) {
      returnIfPutOff(code);
    }
    return loadArguments(code).bytes();
  }

  private void storeArguments(Instructions code) throws IOException {
    code.push(parameters.size()).newArray("java/lang/Object");
    int slot = 1;
    for (int i = 0; i < parameters.size(); i++) {
      String type = parameters.get(i);
      code.plain(Opcodes.DUP).push(i);
      code.local(Descriptor.opcode(Opcodes.ILOAD, type), slot).box(type).plain(Opcodes.AASTORE);
      slot += Descriptor.slots(type);
    }
    code.local(Opcodes.ASTORE, arguments);
  }

  private void returnIfPutOff(Instructions code) throws IOException {
    code.local(Opcodes.ALOAD, state);
    code.constant("java/lang/Boolean", "FALSE", "Ljava/lang/Boolean;"); // Place.PUT_OFF
    Instructions answer = instructions();
    if (hook.kind == Kind.HELD) {
      answer.local(Opcodes.ALOAD, arguments).push(parameters.size() - 1).plain(Opcodes.AALOAD);
      answer.unbox(result);
    } else if (!result.equals("V")) {
      exit(answer.plain(Opcodes.ACONST_NULL));
    }
    int own = answer.bytes().length;
    for (int i = outer.size() - 1; i >= 0; i--) {
      answer.all(outer.get(i).exit);
    }
    answer.plain(Descriptor.opcode(Opcodes.IRETURN, result));
    code.jumpOver(Opcodes.IF_ACMPNE, answer.bytes());
    goesOn = code.bytes().length;
    putOff = goesOn - answer.bytes().length + own;
    code.plain(Opcodes.NOP); // the method's own first instruction may have a frame too
  }

  /** Objects alone: no place has reason to change a number. */
  private Instructions loadArguments(Instructions code) throws IOException {
    int slot = 1;
    for (int i = 0; i < parameters.size(); i++) {
      String type = parameters.get(i);
      if (type.length() > 1) {
        code.local(Opcodes.ALOAD, arguments).push(i).plain(Opcodes.AALOAD).unbox(type);
        code.local(Opcodes.ASTORE, slot);
      }
      slot += Descriptor.slots(type);
    }
    return code;
  }

  /** What is on the stack is returned, or what the place makes of it. */
  private Instructions exit(Instructions code) throws IOException {
    code.local(Opcodes.ALOAD, state).local(Opcodes.ALOAD, 0).local(Opcodes.ALOAD, arguments);
    return code.plain(Opcodes.ACONST_NULL).exit(hooked.place).unbox(result);
  }

  private byte[] newHandler() throws IOException {
    Instructions code = instructions().local(Opcodes.ASTORE, thrown).plain(Opcodes.ACONST_NULL);
    code.local(Opcodes.ALOAD, state).local(Opcodes.ALOAD, 0).local(Opcodes.ALOAD, arguments);
    code.local(Opcodes.ALOAD, thrown).exit(hooked.place).plain(Opcodes.POP);
    return code.local(Opcodes.ALOAD, thrown).plain(Opcodes.ATHROW).bytes();
  }
}
