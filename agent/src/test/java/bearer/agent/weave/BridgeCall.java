package bearer.agent.weave;

import bearer.agent.bridge.Bridge;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** The instructions of the bridge's two calls, and of what is needed around them. */
final class BridgeCall {
  static final String OBJECTS = "[Ljava/lang/Object;";

  /** How much deeper the operand stack gets by one call: that of {@code exit}, of a void method. */
  static final int STACK = 6;

  private static final String BRIDGE = Type.getInternalName(Bridge.class);
  private static final String ENTER = "(Ljava/lang/Object;" + OBJECTS + "I)Ljava/lang/Object;";
  private static final String EXIT =
      "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;"
          + OBJECTS
          + "Ljava/lang/Throwable;I)Ljava/lang/Object;";

  private BridgeCall() {}

  /** Self and arguments are on the stack, in that order. */
  static void enter(MethodVisitor out, int place) {
    push(out, place);
    out.visitMethodInsn(Opcodes.INVOKESTATIC, BRIDGE, "enter", ENTER, false);
  }

  /** Result, state, self, arguments and exception are on the stack, in that order. */
  static void exit(MethodVisitor out, int place) {
    push(out, place);
    out.visitMethodInsn(Opcodes.INVOKESTATIC, BRIDGE, "exit", EXIT, false);
  }

  static void push(MethodVisitor out, int number) {
    if (number <= 5) {
      out.visitInsn(Opcodes.ICONST_0 + number);
    } else {
      out.visitIntInsn(Opcodes.SIPUSH, number);
    }
  }

  /** Makes an object of a value on the stack; nothing on the stack becomes null. */
  static void box(MethodVisitor out, Type type) {
    if (type.getSort() == Type.VOID) {
      out.visitInsn(Opcodes.ACONST_NULL);
    } else if (isPrimitive(type)) {
      String box = box(type);
      out.visitMethodInsn(
          Opcodes.INVOKESTATIC, box, "valueOf", "(" + type + ")L" + box + ";", false);
    }
  }

  static void unbox(MethodVisitor out, Type type) {
    if (type.getSort() == Type.VOID) {
      out.visitInsn(Opcodes.POP);
    } else if (isPrimitive(type)) {
      String box = box(type);
      out.visitTypeInsn(Opcodes.CHECKCAST, box);
      out.visitMethodInsn(
          Opcodes.INVOKEVIRTUAL, box, type.getClassName() + "Value", "()" + type, false);
    } else if (!type.getInternalName().equals("java/lang/Object")) {
      out.visitTypeInsn(Opcodes.CHECKCAST, type.getInternalName());
    }
  }

  static boolean isPrimitive(Type type) {
    return type.getSort() < Type.ARRAY;
  }

  /** How a stack map names the type of a parameter. */
  static Object frameType(Type type) {
    return switch (type.getSort()) {
      case Type.FLOAT -> Opcodes.FLOAT;
      case Type.LONG -> Opcodes.LONG;
      case Type.DOUBLE -> Opcodes.DOUBLE;
      default -> isPrimitive(type) ? Opcodes.INTEGER : type.getInternalName();
    };
  }

  private static String box(Type type) {
    return switch (type.getSort()) {
      case Type.BOOLEAN -> "java/lang/Boolean";
      case Type.CHAR -> "java/lang/Character";
      case Type.BYTE -> "java/lang/Byte";
      case Type.SHORT -> "java/lang/Short";
      case Type.INT -> "java/lang/Integer";
      case Type.FLOAT -> "java/lang/Float";
      case Type.LONG -> "java/lang/Long";
      default -> "java/lang/Double";
    };
  }
}
