package bearer.packer;

import java.util.regex.Pattern;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.TypePath;
import org.jspecify.annotations.Nullable;

/**
 * A class file without what compilers and debuggers alone read: names of local variables, and
 * annotations that tell of null and of locks, on types too. A sixth of ours, which each JVM would
 * hold in memory, parse and keep. Line numbers stay: a stack trace is what users send.
 */
final class StrippedClassFile {
  private static final Pattern FOR_COMPILERS =
      Pattern.compile("L(org/jspecify|com/google/errorprone)/annotations/.*");

  private StrippedClassFile() {}

  static byte[] of(byte[] classFile) {
    ClassWriter out = new ClassWriter(0);
    new ClassReader(classFile).accept(new OfClass(out), 0);
    return out.toByteArray();
  }

  private static boolean stays(String annotation) {
    return !FOR_COMPILERS.matcher(annotation).matches();
  }

  private static final class OfClass extends ClassVisitor {
    OfClass(ClassVisitor out) {
      super(Opcodes.ASM9, out);
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String type, boolean visible) {
      return stays(type) ? super.visitAnnotation(type, visible) : null;
    }

    @Override
    public @Nullable AnnotationVisitor visitTypeAnnotation(
        int reference, @Nullable TypePath path, String type, boolean visible) {
      return stays(type) ? super.visitTypeAnnotation(reference, path, type, visible) : null;
    }

    @Override
    public FieldVisitor visitField(
        int access, String name, String type, @Nullable String signature, @Nullable Object value) {
      return new OfField(super.visitField(access, name, type, signature, value));
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String type,
        @Nullable String signature,
        String @Nullable [] thrown) {
      return new OfMethod(super.visitMethod(access, name, type, signature, thrown));
    }
  }

  private static final class OfField extends FieldVisitor {
    OfField(FieldVisitor out) {
      super(Opcodes.ASM9, out);
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String type, boolean visible) {
      return stays(type) ? super.visitAnnotation(type, visible) : null;
    }

    @Override
    public @Nullable AnnotationVisitor visitTypeAnnotation(
        int reference, @Nullable TypePath path, String type, boolean visible) {
      return stays(type) ? super.visitTypeAnnotation(reference, path, type, visible) : null;
    }
  }

  private static final class OfMethod extends MethodVisitor {
    OfMethod(MethodVisitor out) {
      super(Opcodes.ASM9, out);
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String type, boolean visible) {
      return stays(type) ? super.visitAnnotation(type, visible) : null;
    }

    @Override
    public @Nullable AnnotationVisitor visitTypeAnnotation(
        int reference, @Nullable TypePath path, String type, boolean visible) {
      return stays(type) ? super.visitTypeAnnotation(reference, path, type, visible) : null;
    }

    @Override
    public @Nullable AnnotationVisitor visitInsnAnnotation(
        int reference, @Nullable TypePath path, String type, boolean visible) {
      return null;
    }

    @Override
    public @Nullable AnnotationVisitor visitTryCatchAnnotation(
        int reference, @Nullable TypePath path, String type, boolean visible) {
      return null;
    }

    @Override
    public @Nullable AnnotationVisitor visitLocalVariableAnnotation(
        int reference,
        @Nullable TypePath path,
        Label[] starts,
        Label[] ends,
        int[] indexes,
        String type,
        boolean visible) {
      return null;
    }

    @Override
    public void visitLocalVariable(
        String name, String type, @Nullable String signature, Label start, Label end, int index) {}
  }
}
