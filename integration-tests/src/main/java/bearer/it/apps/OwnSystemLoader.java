package bearer.it.apps;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** For {@code -Djava.system.class.loader}: defines the program's classes itself. */
public final class OwnSystemLoader extends ClassLoader {
  /** The JVM calls this with the class path's loader. */
  public OwnSystemLoader(ClassLoader parent) {
    super(parent);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith("java.") || name.startsWith("javax.")) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : define(name, resolve);
    }
  }

  private Class<?> define(String name, boolean resolve) throws ClassNotFoundException {
    try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        return super.loadClass(name, resolve);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] chunk = new byte[8192];
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        bytes.write(chunk, 0, n);
      }
      return defineClass(name, bytes.toByteArray(), 0, bytes.size());
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
