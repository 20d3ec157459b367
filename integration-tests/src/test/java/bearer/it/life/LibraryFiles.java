package bearer.it.life;

import bearer.it.jvm.JavaCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** The class files of a library and of the adapters that use it, and who extends whom there. */
final class LibraryFiles {
  /** A method or field; the owner as an internal name, as in class files. */
  record Member(String owner, String name, String descriptor) {
    boolean isMethod() {
      return descriptor.startsWith("(");
    }

    Member of(String other) {
      return new Member(other, name, descriptor);
    }

    @Override
    public String toString() {
      return owner.replace('/', '.') + '.' + name + descriptor;
    }
  }

  private final Map<String, byte[]> files = new TreeMap<>();
  private final Map<String, List<String>> parents = new TreeMap<>();
  private final Map<String, Set<String>> lineages = new HashMap<>();
  private final Map<Member, Integer> members = new HashMap<>();

  /** The library of a row of clients.txt. */
  LibraryFiles(String row) {
    try {
      for (Path jar : JavaCommand.jars(row)) {
        addJar(jar);
      }
      addDirectory(JavaCommand.TARGET.resolve("classes"), "bearer/it/clients");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files
        .values()
        .forEach(file -> new ClassReader(file).accept(new Index(), ClassReader.SKIP_CODE));
  }

  private void addJar(Path path) throws IOException {
    try (JarFile jar = new JarFile(path.toFile())) {
      for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
        if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")) {
          try (InputStream in = jar.getInputStream(entry)) {
            add(entry.getName(), in.readAllBytes());
          }
        }
      }
    }
  }

  private void addDirectory(Path directory, String name) throws IOException {
    try (Stream<Path> all = Files.list(directory.resolve(name))) {
      for (Path file : all.filter(f -> f.toString().endsWith(".class")).toList()) {
        add(name + '/' + file.getFileName(), Files.readAllBytes(file));
      }
    }
  }

  private void add(String path, byte[] file) {
    files.putIfAbsent(path.substring(0, path.length() - ".class".length()), file);
  }

  boolean has(String type) {
    return files.containsKey(type);
  }

  /** What a class declares itself. */
  List<Member> declared(String type) {
    return members.keySet().stream().filter(member -> member.owner.equals(type)).toList();
  }

  int access(Member declared) {
    return Objects.requireNonNull(members.get(declared));
  }

  /** A class and all that it extends or implements, within the library. */
  Set<String> lineage(String type) {
    Set<String> known = lineages.get(type);
    if (known != null) {
      return known;
    }
    Set<String> all = new HashSet<>();
    if (has(type)) {
      all.add(type);
      parents.getOrDefault(type, List.of()).forEach(parent -> all.addAll(lineage(parent)));
    }
    lineages.put(type, all);
    return all;
  }

  /** Whether a class has a member, declared or inherited. */
  boolean has(Member member) {
    return lineage(member.owner).stream().anyMatch(type -> members.containsKey(member.of(type)));
  }

  /** Whether a method is known by its name to the JDK, which no version of a library can change. */
  boolean isJdks(Member member) {
    return family(member).stream()
        .flatMap(type -> lineage(type).stream())
        .flatMap(type -> parents.getOrDefault(type, List.of()).stream())
        .filter(parent -> parent.startsWith("java/") && !parent.equals("java/lang/Object"))
        .anyMatch(parent -> declares(parent.replace('/', '.'), member.name));
  }

  private static boolean declares(String jdks, String method) {
    try {
      return Stream.of(Class.forName(jdks).getMethods()).anyMatch(m -> m.getName().equals(method));
    } catch (ClassNotFoundException newer) {
      return false;
    }
  }

  /** Every class that must change with a member, so that each still finds what it did before. */
  Set<String> family(Member member) {
    Set<String> family = new HashSet<>();
    Set<String> next = Set.of(member.owner);
    while (family.addAll(next)) {
      Set<String> more = new HashSet<>();
      for (String type : files.keySet()) {
        Set<String> lineage = lineage(type);
        if (lineage.stream().anyMatch(family::contains)) {
          more.add(type);
          lineage.stream().filter(t -> members.containsKey(member.of(t))).forEach(more::add);
        }
      }
      next = more;
    }
    return family;
  }

  /** Writes the classes that a change changes to a jar. */
  void write(Path jar, String name, UnaryOperator<byte[]> change) {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      for (Map.Entry<String, byte[]> entry : files.entrySet()) {
        if (contains(entry.getValue(), name.getBytes(StandardCharsets.UTF_8))) {
          out.putNextEntry(new JarEntry(entry.getKey() + ".class"));
          out.write(change.apply(entry.getValue()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean contains(byte[] file, byte[] part) {
    for (int i = 0; i <= file.length - part.length; i++) {
      int n = 0;
      while (n < part.length && file[i + n] == part[n]) {
        n++;
      }
      if (n == part.length) {
        return true;
      }
    }
    return false;
  }

  private final class Index extends ClassVisitor {
    private String type = "";

    Index() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      type = name;
      List<String> all = new ArrayList<>(interfaces == null ? List.of() : List.of(interfaces));
      all.add(superName == null ? "" : superName);
      parents.put(name, all);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      members.put(new Member(type, name, descriptor), access);
      return null;
    }

    @Override
    public @Nullable FieldVisitor visitField(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        @Nullable Object value) {
      members.put(new Member(type, name, descriptor), access);
      return null;
    }
  }
}
