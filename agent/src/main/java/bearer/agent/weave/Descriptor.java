package bearer.agent.weave;

import java.util.ArrayList;
import java.util.List;

/** What a method takes and returns (JVMS 4.3.3). */
final class Descriptor {
  private static final String KINDS = "ZCBSIFJD";
  private static final String[] PRIMITIVES = {
    "boolean", "char", "byte", "short", "int", "float", "long", "double"
  };
  private static final String[] BOXES = {
    "java/lang/Boolean",
    "java/lang/Character",
    "java/lang/Byte",
    "java/lang/Short",
    "java/lang/Integer",
    "java/lang/Float",
    "java/lang/Long",
    "java/lang/Double"
  };

  private Descriptor() {}

  /** Of a field of that type. */
  static String of(Class<?> type) {
    if (type == void.class) {
      return "V";
    } else if (!type.isPrimitive()) {
      String name = type.getName().replace('.', '/');
      return type.isArray() ? name : 'L' + name + ';';
    }
    for (int i = 0; ; i++) {
      if (PRIMITIVES[i].equals(type.getName())) {
        return KINDS.substring(i, i + 1);
      }
    }
  }

  /** Of a method. */
  static String of(Class<?> result, Class<?>[] parameters) {
    StringBuilder descriptor = new StringBuilder("(");
    for (Class<?> parameter : parameters) {
      descriptor.append(of(parameter));
    }
    return descriptor.append(')').append(of(result)).toString();
  }

  static List<String> parameters(String descriptor) {
    List<String> parameters = new ArrayList<>();
    for (int at = 1; descriptor.charAt(at) != ')'; ) {
      int end = at;
      while (descriptor.charAt(end) == '[') {
        end++;
      }
      end = descriptor.charAt(end) == 'L' ? descriptor.indexOf(';', end) + 1 : end + 1;
      parameters.add(descriptor.substring(at, end));
      at = end;
    }
    return parameters;
  }

  static String result(String descriptor) {
    return descriptor.substring(descriptor.indexOf(')') + 1);
  }

  /** As constants name it: of an array as it is, of another class without what is around it. */
  static String internalName(String type) {
    return type.charAt(0) == 'L' ? type.substring(1, type.length() - 1) : type;
  }

  /** The word for a primitive type. */
  static String primitive(String type) {
    return PRIMITIVES[KINDS.indexOf(type.charAt(0))];
  }

  /** The class of what a primitive type becomes as an object. */
  static String box(String type) {
    return BOXES[KINDS.indexOf(type.charAt(0))];
  }

  /**
   * The instruction that does with a type what another one does with an int.
   *
   * @param opcode ILOAD, ISTORE or IRETURN
   */
  static int opcode(int opcode, String type) {
    switch (type.charAt(0)) {
      case 'J':
        return opcode + 1;
      case 'F':
        return opcode + 2;
      case 'D':
        return opcode + 3;
      case 'L':
      case '[':
        return opcode + 4;
      case 'V':
        return opcode + 5;
      default:
        return opcode;
    }
  }

  /** How many local variables one parameter takes. */
  static int slots(String parameter) {
    return parameter.equals("J") || parameter.equals("D") ? 2 : 1;
  }
}
