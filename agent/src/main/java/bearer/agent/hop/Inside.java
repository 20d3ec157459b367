package bearer.agent.hop;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.security.AccessController;
import java.security.PrivilegedAction;
import org.jspecify.annotations.Nullable;

/**
 * Finds an object inside others whose classes differ from version to version, by the names of what
 * leads to it. Each class is looked through once. Safe for any thread.
 */
public final class Inside {
  private static final int DEEPEST = 4;

  private static volatile @Nullable PackageOpener opener;

  private final String names;
  private final ClassValue<@Nullable AccessibleObject> members;

  /**
   * @param names of fields, or with {@code ()} of methods; the first one that a class, or one that
   *     it extends, has leads on
   */
  public Inside(String... names) {
    this.names = String.join("|", names);
    members =
        new ClassValue<@Nullable AccessibleObject>() {
          @Override
          protected @Nullable AccessibleObject computeValue(Class<?> type) {
            return firstOf(type, names);
          }
        };
  }

  /** By what packages are opened from now on, where a module does not open them itself. */
  public static void openWith(PackageOpener packages) {
    opener = packages;
  }

  /**
   * Before everything else: that objects of a class have a way on.
   *
   * @throws NoSuchFieldError if they have none, or it cannot be read
   */
  public void mustLeadFrom(Class<?> type) {
    boolean leads;
    try {
      leads = leadsFrom(type);
    } catch (RuntimeException closed) {
      leads = false;
    }
    if (!leads) {
      throw new NoSuchFieldError(type.getName() + '.' + names);
    }
  }

  /**
   * Of what the way on is from objects of a class, as that declares it.
   *
   * @throws NoSuchFieldError if they have none
   */
  public Class<?> typeFrom(Class<?> type) {
    mustLeadFrom(type);
    AccessibleObject member = members.get(type);
    return member instanceof Field
        ? ((Field) member).getType()
        : ((Method) java.util.Objects.requireNonNull(member)).getReturnType();
  }

  /** Whether objects of a class have a way on. */
  public boolean leadsFrom(Class<?> type) {
    return members.get(type) != null;
  }

  /** The object itself or the first of the type on the way; null if there is none. */
  public <T> @Nullable T find(Class<T> type, @Nullable Object in) {
    Object found = in;
    for (int i = 0; found != null && !type.isInstance(found); i++) {
      found = i == DEEPEST ? null : next(found);
    }
    return type.cast(found);
  }

  /** What the way leads to at once from an object whose type cannot be named. */
  public Object from(Object of) {
    return java.util.Objects.requireNonNull(next(of));
  }

  /** As {@link #from}; null if there is nothing, or no way. */
  public @Nullable Object next(Object of) {
    AccessibleObject member = members.get(of.getClass());
    try {
      return member instanceof Field
          ? ((Field) member).get(of)
          : member == null ? null : ((Method) member).invoke(of);
    } catch (ReflectiveOperationException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static @Nullable AccessibleObject firstOf(Class<?> type, String[] names) {
    return AccessController.<@Nullable AccessibleObject>doPrivileged(
        new PrivilegedAction<@Nullable AccessibleObject>() {
          @Override
          public @Nullable AccessibleObject run() {
            for (String name : names) {
              for (Class<?> c = type; c != null; c = c.getSuperclass()) {
                AccessibleObject found = declared(c, name);
                if (found != null) {
                  open(c);
                  found.setAccessible(true);
                  return found;
                }
              }
            }
            return null;
          }
        });
  }

  /** Its package, so that it can be read what is private there. */
  static void open(Class<?> type) {
    PackageOpener packages = opener;
    if (packages != null) {
      packages.open(type);
    }
  }

  private static @Nullable AccessibleObject declared(Class<?> type, String name) {
    if (!name.endsWith("()")) {
      return field(type, name);
    }
    for (Method method : type.getDeclaredMethods()) {
      if (method.getParameterCount() == 0 && name.equals(method.getName() + "()")) {
        return method;
      }
    }
    return null;
  }

  /** What a class itself declares; by name, since of all that it has the JDK would make copies. */
  static @Nullable Field field(Class<?> type, String name) {
    try {
      return type.getDeclaredField(name);
    } catch (NoSuchFieldException none) {
      return null;
    }
  }
}
