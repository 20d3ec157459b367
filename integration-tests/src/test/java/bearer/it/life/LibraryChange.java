package bearer.it.life;

import bearer.it.life.LibraryFiles.Member;
import java.nio.file.Path;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;
import org.jspecify.annotations.Nullable;

/** How a next version of a library might differ from one that is known, and still work. */
enum LibraryChange {
  /** A method or field has another name, wherever it is declared and used. */
  RENAMED {
    @Override
    ClassVisitor visitor(ClassWriter out, LibraryFiles files, Member member, Set<String> family) {
      return new ClassRemapper(
          out,
          new Remapper(Opcodes.ASM9) {
            @Override
            public String mapMethodName(String owner, String name, String descriptor) {
              return mapped(owner, name, descriptor);
            }

            @Override
            public String mapFieldName(String owner, String name, String descriptor) {
              return mapped(owner, name, descriptor);
            }

            private String mapped(String owner, String name, String descriptor) {
              boolean same = is(new Member(owner, name, descriptor), member, files, family);
              return same ? name + "2" : name;
            }
          });
    }
  },

  /** A method has one parameter more, which every caller passes. */
  MORE_PARAMETERS {
    @Override
    ClassVisitor visitor(ClassWriter out, LibraryFiles files, Member member, Set<String> family) {
      return new ClassVisitor(Opcodes.ASM9, out) {
        private String type = "";

        @Override
        public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
          type = name;
          super.visit(version, access, name, signature, superName, interfaces);
        }

        @Override
        public MethodVisitor visitMethod(
            int access,
            String name,
            String descriptor,
            @Nullable String signature,
            String @Nullable [] thrown) {
          if (!is(new Member(type, name, descriptor), member, files, family)) {
            return calls(super.visitMethod(access, name, descriptor, signature, thrown));
          }
          MethodVisitor longer = super.visitMethod(access, name, longer(descriptor), null, thrown);
          if ((access & Opcodes.ACC_ABSTRACT) != 0) {
            return longer;
          }
          delegate(longer, type, name + "2", descriptor);
          int hidden = (access & Opcodes.ACC_STATIC) | Opcodes.ACC_PRIVATE;
          return calls(super.visitMethod(hidden, name + "2", descriptor, signature, thrown));
        }

        private MethodVisitor calls(MethodVisitor method) {
          return new MethodVisitor(Opcodes.ASM9, method) {
            @Override
            public void visitMethodInsn(
                int opcode, String owner, String name, String descriptor, boolean isInterface) {
              boolean same = is(new Member(owner, name, descriptor), member, files, family);
              if (same) {
                super.visitInsn(Opcodes.ICONST_0);
              }
              super.visitMethodInsn(
                  opcode, owner, name, same ? longer(descriptor) : descriptor, isInterface);
            }
          };
        }
      };
    }
  };

  abstract ClassVisitor visitor(
      ClassWriter out, LibraryFiles files, Member member, Set<String> family);

  /** Writes what has changed of a library to a jar, which is to stand in front of it. */
  void write(Path jar, LibraryFiles files, Member member) {
    Set<String> family = files.family(member);
    files.write(
        jar,
        member.name(),
        file -> {
          ClassReader reader = new ClassReader(file);
          ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
          reader.accept(visitor(writer, files, member, family), 0);
          return writer.toByteArray();
        });
  }

  private static boolean is(Member used, Member changed, LibraryFiles files, Set<String> family) {
    return used.name().equals(changed.name())
        && used.descriptor().equals(changed.descriptor())
        && files.lineage(used.owner()).stream().anyMatch(family::contains);
  }

  private static String longer(String descriptor) {
    return descriptor.replace(")", "I)");
  }

  /** The body of the longer method: what the shorter one was. */
  private static void delegate(MethodVisitor out, String owner, String name, String descriptor) {
    out.visitCode();
    out.visitVarInsn(Opcodes.ALOAD, 0);
    int slot = 1;
    for (Type parameter : Type.getArgumentTypes(descriptor)) {
      out.visitVarInsn(parameter.getOpcode(Opcodes.ILOAD), slot);
      slot += parameter.getSize();
    }
    out.visitMethodInsn(Opcodes.INVOKESPECIAL, owner, name, descriptor, false);
    out.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
    out.visitMaxs(0, 0);
    out.visitEnd();
  }
}
