package bearer.agent.weave;

import java.util.ArrayList;
import java.util.List;

/** What a method takes and returns (JVMS 4.3.3), without loading ASM for it. */
final class Descriptor {
  private Descriptor() {}

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

  /** How many local variables one parameter takes. */
  static int slots(String parameter) {
    return parameter.equals("J") || parameter.equals("D") ? 2 : 1;
  }
}
