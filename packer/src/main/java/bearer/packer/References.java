package bearer.packer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;

/** The names of classes inside class files: in code, signatures, annotations, inner classes. */
final class References {
  private References() {}

  static Set<String> of(byte[] classFile) {
    Set<String> names = new HashSet<>();
    renamed(
        classFile,
        name -> {
          names.add(name);
          return name;
        });
    return names;
  }

  static byte[] renamed(byte[] classFile, UnaryOperator<String> newName) {
    Remapper remapper =
        new Remapper(Opcodes.ASM9) {
          @Override
          public String map(String internalName) {
            return newName.apply(internalName);
          }
        };
    ClassWriter out = new ClassWriter(0);
    new ClassReader(classFile).accept(new ClassRemapper(out, remapper), 0);
    return out.toByteArray();
  }

  /** Those of {@code all} that {@code roots} name, that these name, and so on. */
  static ClassFiles reachable(ClassFiles all, ClassFiles roots) {
    ClassFiles reached = new ClassFiles();
    Deque<byte[]> open = new ArrayDeque<>(roots.contents());
    while (!open.isEmpty()) {
      for (String name : of(open.pop())) {
        byte[] classFile = all.get(name);
        if (classFile != null && reached.get(name) == null) {
          reached.put(name, classFile);
          open.push(classFile);
        }
      }
    }
    return reached;
  }
}
