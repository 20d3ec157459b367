package bearer.agent.weave;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Whether a copy of a library has all that a place needs of it, seen from where the place lives:
 * each class, method and field that the place's class files name. Found out once, before the first
 * request, so that what does not fit is never an error per request. Used once.
 */
final class LinkCheck implements ClassNeeds.Needs {
  private static final String PLACES = "bearer/agent/clients/";
  private static final String REWRITING = "bearer/agent/rewriting/";

  private final PlaceLoader loader;
  private final OpenPackages packages;
  private final Set<String> checked = new HashSet<>();

  LinkCheck(PlaceLoader loader, OpenPackages packages) {
    this.loader = loader;
    this.packages = packages;
  }

  /** Whether a type, by internal name, is neither the JDK's nor the agent's. */
  static boolean isLibrary(String type) {
    return !type.startsWith("java/")
        && !type.startsWith("javax/net/")
        && !type.startsWith("bearer/agent/");
  }

  /**
   * @param place a binary name
   * @throws NoClassDefFoundError or another of its kind, which names what is missing
   */
  void check(String place) throws IOException {
    if (checked.add(place)) {
      new ClassNeeds(loader.classFile(place), this).tell();
    }
  }

  @Override
  public void type(String internalName) throws IOException {
    if (internalName.startsWith("[")) {
      String element = internalName.substring(internalName.lastIndexOf('[') + 1);
      if (element.length() > 1) {
        type(Descriptor.internalName(element));
      }
    } else if (internalName.startsWith(PLACES) || internalName.startsWith(REWRITING)) {
      check(internalName.replace('/', '.'));
    } else if (isLibrary(internalName) && checked.add(internalName)) {
      Class<?> found = find(internalName);
      packages.open(found, loader);
      if (!Modifier.isPublic(found.getModifiers())) {
        throw new IllegalAccessError(found.getName() + " is not public");
      }
    }
  }

  private Class<?> find(String internalName) {
    String name = internalName.replace('/', '.');
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException missing) {
      throw new NoClassDefFoundError(name);
    }
  }

  @Override
  public void member(String owner, String name, String descriptor, int opcode, boolean ofInterface)
      throws IOException {
    type(owner);
    if (owner.startsWith("[") || !isLibrary(owner)) {
      return;
    }
    if (!checked.add(owner + '.' + name + descriptor)) {
      return;
    }
    Class<?> type = find(owner);
    String what = owner.replace('/', '.') + '.' + name + descriptor;
    if (isMethod(opcode) && type.isInterface() != ofInterface) {
      throw new IncompatibleClassChangeError(what);
    }
    Member member =
        isMethod(opcode) ? method(type, name, descriptor) : field(type, name, descriptor);
    if (member == null || !fits(member, opcode)) {
      throw isMethod(opcode) ? new NoSuchMethodError(what) : new NoSuchFieldError(what);
    }
  }

  private static boolean isMethod(int opcode) {
    return opcode >= Opcodes.INVOKEVIRTUAL;
  }

  private static boolean fits(Member member, int opcode) {
    boolean isStatic = opcode == Opcodes.INVOKESTATIC || opcode == Opcodes.GETSTATIC;
    return Modifier.isPublic(member.getModifiers())
        && Modifier.isStatic(member.getModifiers()) == isStatic;
  }

  /** The first one that the JVM finds: in classes before interfaces. */
  private static @Nullable Member method(Class<?> type, String name, String descriptor) {
    if (name.equals("<init>")) {
      return constructor(type, descriptor);
    }
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      Member declared = declaredMethod(c, name, descriptor);
      if (declared != null) {
        return declared;
      }
    }
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Class<?> parent : c.getInterfaces()) {
        Member inherited = method(parent, name, descriptor);
        if (inherited != null) {
          return inherited;
        }
      }
    }
    return type.isInterface() ? declaredMethod(Object.class, name, descriptor) : null;
  }

  private static @Nullable Member constructor(Class<?> type, String descriptor) {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (Descriptor.of(void.class, constructor.getParameterTypes()).equals(descriptor)) {
        return constructor;
      }
    }
    return null;
  }

  private static @Nullable Member declaredMethod(Class<?> type, String name, String descriptor) {
    for (Method method : type.getDeclaredMethods()) {
      if (method.getName().equals(name)
          && Descriptor.of(method.getReturnType(), method.getParameterTypes()).equals(descriptor)) {
        return method;
      }
    }
    return null;
  }

  private static @Nullable Member field(Class<?> type, String name, String descriptor) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (field.getName().equals(name) && Descriptor.of(field.getType()).equals(descriptor)) {
          return field;
        }
      }
    }
    return null;
  }
}
