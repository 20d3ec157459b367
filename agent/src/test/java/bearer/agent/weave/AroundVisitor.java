package bearer.agent.weave;

import bearer.agent.hop.ClientHook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** What {@link AroundInsertion} puts into a method, made with ASM. */
final class AroundVisitor extends MethodVisitor {
  /** How many variables one needs. */
  static final int VARIABLES = 3;

  private final ClientHook hook;
  private final int place;
  private final String self;
  private final Type[] parameters;
  private final Type result;
  private final Runnable woven;
  private final int locals; // of the method itself, and of those around it that come first
  private final int arguments; // the slots of our own
  private final int state;
  private final int thrown;
  private final List<Label> guarded = new ArrayList<>(); // start, end, start, end
  private final String descriptor;
  private final boolean catches;
  private final boolean exits;

  AroundVisitor(
      MethodVisitor out,
      Hooked hooked,
      String self,
      String descriptor,
      int locals,
      Runnable woven) {
    super(Opcodes.ASM9, out);
    this.self = self;
    this.hook = hooked.hook;
    this.place = hooked.place;
    this.descriptor = descriptor;
    this.parameters = Type.getArgumentTypes(descriptor);
    this.result = Type.getReturnType(descriptor);
    this.woven = woven;
    this.locals = locals;
    arguments = locals;
    state = locals + 1;
    thrown = locals + 2;
    catches = hook.kind == ClientHook.Kind.AROUND || hook.kind == ClientHook.Kind.HELD;
    exits = catches || hook.kind == ClientHook.Kind.EXIT;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    storeArguments();
    if (hook.kind == ClientHook.Kind.EXIT) { // what a constructor makes is nothing yet
      super.visitVarInsn(Opcodes.ALOAD, hook.method.equals("<init>") ? arguments : 0);
      super.visitVarInsn(Opcodes.ASTORE, state);
    } else {
      super.visitVarInsn(Opcodes.ALOAD, 0);
      super.visitVarInsn(Opcodes.ALOAD, arguments);
      BridgeCall.enter(mv, place);
      super.visitVarInsn(Opcodes.ASTORE, state);
      if (hook.kind == ClientHook.Kind.PUT_OFF || hook.kind == ClientHook.Kind.HELD) {
        returnIfPutOff();
      }
      loadArguments();
    }
    woven.run();
    guard();
  }

  private void storeArguments() {
    BridgeCall.push(mv, parameters.length);
    super.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
    int slot = 1;
    for (int i = 0; i < parameters.length; i++) {
      super.visitInsn(Opcodes.DUP);
      BridgeCall.push(mv, i);
      super.visitVarInsn(parameters[i].getOpcode(Opcodes.ILOAD), slot);
      BridgeCall.box(mv, parameters[i]);
      super.visitInsn(Opcodes.AASTORE);
      slot += parameters[i].getSize();
    }
    super.visitVarInsn(Opcodes.ASTORE, arguments);
  }

  private void returnIfPutOff() {
    Label goesOn = new Label();
    super.visitVarInsn(Opcodes.ALOAD, state);
    super.visitFieldInsn(
        Opcodes.GETSTATIC, "java/lang/Boolean", "FALSE", "Ljava/lang/Boolean;"); // Place.PUT_OFF
    super.visitJumpInsn(Opcodes.IF_ACMPNE, goesOn);
    if (hook.kind == ClientHook.Kind.HELD) {
      returnLastArgument();
    } else if (result.getSort() == Type.VOID) {
      super.visitInsn(Opcodes.RETURN);
    } else {
      super.visitInsn(Opcodes.ACONST_NULL);
      exit();
      super.visitInsn(result.getOpcode(Opcodes.IRETURN));
    }
    super.visitLabel(goesOn);
    List<Object> types = new ArrayList<>();
    types.add(self);
    for (Type parameter : parameters) {
      types.add(BridgeCall.frameType(parameter));
    }
    addOwn(types, (Type.getArgumentsAndReturnSizes(descriptor) >> 2));
    super.visitFrame(Opcodes.F_NEW, types.size(), types.toArray(), 0, new Object[0]);
    super.visitInsn(Opcodes.NOP); // the method's own first instruction may have a frame too
  }

  private void returnLastArgument() {
    super.visitVarInsn(Opcodes.ALOAD, arguments);
    BridgeCall.push(mv, parameters.length - 1);
    super.visitInsn(Opcodes.AALOAD);
    BridgeCall.unbox(mv, result);
    super.visitInsn(result.getOpcode(Opcodes.IRETURN));
  }

  /** Objects alone: no place has reason to change a number. */
  private void loadArguments() {
    int slot = 1;
    for (int i = 0; i < parameters.length; i++) {
      if (!BridgeCall.isPrimitive(parameters[i])) {
        super.visitVarInsn(Opcodes.ALOAD, arguments);
        BridgeCall.push(mv, i);
        super.visitInsn(Opcodes.AALOAD);
        BridgeCall.unbox(mv, parameters[i]);
        super.visitVarInsn(Opcodes.ASTORE, slot);
      }
      slot += parameters[i].getSize();
    }
  }

  @Override
  public void visitInsn(int opcode) {
    boolean returns = opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
    if (!returns || !exits) {
      super.visitInsn(opcode);
      return;
    }
    guard(); // not around what follows
    BridgeCall.box(mv, result);
    exit();
    super.visitInsn(opcode);
    guard();
  }

  /** What is on the stack is returned, or what the place makes of it. */
  private void exit() {
    super.visitVarInsn(Opcodes.ALOAD, state);
    super.visitVarInsn(Opcodes.ALOAD, 0);
    super.visitVarInsn(Opcodes.ALOAD, arguments);
    super.visitInsn(Opcodes.ACONST_NULL);
    BridgeCall.exit(mv, place);
    BridgeCall.unbox(mv, result);
  }

  /** Begins or ends a part whose exceptions are seen. */
  private void guard() {
    if (catches) {
      Label here = new Label();
      super.visitLabel(here);
      guarded.add(here);
    }
  }

  @Override
  public void visitFrame(int type, int count, Object[] types, int stackCount, Object[] stack) {
    List<Object> all = new ArrayList<>(Arrays.asList(types).subList(0, count));
    int slots = 0;
    for (Object local : all) {
      slots += local == Opcodes.LONG || local == Opcodes.DOUBLE ? 2 : 1;
    }
    addOwn(all, slots);
    super.visitFrame(type, all.size(), all.toArray(), stackCount, stack);
  }

  private void addOwn(List<Object> types, int slots) {
    for (int slot = slots; slot < locals; slot++) {
      types.add(Opcodes.TOP);
    }
    types.add(BridgeCall.OBJECTS);
    types.add("java/lang/Object");
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    if (catches) {
      visitHandler();
    }
    super.visitMaxs(maxStack + BridgeCall.STACK, Math.max(maxLocals, thrown + 1));
  }

  private void visitHandler() {
    guard();
    Label handler = new Label();
    for (int i = 0; i + 1 < guarded.size(); i += 2) {
      if (guarded.get(i).getOffset() < guarded.get(i + 1).getOffset()) {
        super.visitTryCatchBlock(
            guarded.get(i), guarded.get(i + 1), handler, "java/lang/Throwable");
      }
    }
    super.visitLabel(handler);
    List<Object> types = new ArrayList<>();
    types.add(self);
    addOwn(types, 1);
    super.visitFrame(
        Opcodes.F_NEW, types.size(), types.toArray(), 1, new Object[] {"java/lang/Throwable"});
    super.visitVarInsn(Opcodes.ASTORE, thrown);
    super.visitInsn(Opcodes.ACONST_NULL);
    super.visitVarInsn(Opcodes.ALOAD, state);
    super.visitVarInsn(Opcodes.ALOAD, 0);
    super.visitVarInsn(Opcodes.ALOAD, arguments);
    super.visitVarInsn(Opcodes.ALOAD, thrown);
    BridgeCall.exit(mv, place);
    super.visitInsn(Opcodes.POP);
    super.visitVarInsn(Opcodes.ALOAD, thrown);
    super.visitInsn(Opcodes.ATHROW);
  }
}
