package bearer.it.osgi;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;

/**
 * The bundles of the class path and one more that holds adapters, in a framework that hands the
 * JDK's own packages to bundles that import them and to no others.
 */
public final class Bundles implements Closeable {
  private static final String CONTRACT = Adapter.class.getPackage().getName();

  private final Framework framework;
  private final Bundle adapters;

  /**
   * @param adapterClasses those that the bundle holds, and what they need that is not exported
   * @param imported the packages that it imports with all below them
   */
  public Bundles(String imported, String... adapterClasses) throws IOException {
    Map<String, String> configuration = new HashMap<>();
    configuration.put(Constants.FRAMEWORK_STORAGE, "osgi-" + UUID.randomUUID());
    configuration.put(Constants.FRAMEWORK_STORAGE_CLEAN, "onFirstInit");
    configuration.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, CONTRACT);
    configuration.put(Constants.FRAMEWORK_BOOTDELEGATION, "sun.reflect"); // Java 8's reflection
    configuration.put("felix.bootdelegation.implicit", "false");
    configuration.put("felix.service.urlhandlers", "false");
    framework = new FrameworkFactory().newFramework(configuration);
    try {
      framework.start();
      for (File jar : jars()) {
        framework.getBundleContext().installBundle("reference:" + jar.toURI().toURL());
      }
      adapters =
          framework
              .getBundleContext()
              .installBundle(
                  CONTRACT, new ByteArrayInputStream(jar(exported(imported), adapterClasses)));
      for (Bundle bundle : framework.getBundleContext().getBundles()) {
        bundle.start();
      }
    } catch (BundleException e) {
      throw new IOException(e);
    }
  }

  /** What is on the class path with a name of a bundle's own, but the framework itself. */
  private static List<File> jars() throws IOException {
    List<File> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (entry.endsWith(".jar") && !entry.contains("felix")) {
        try (JarFile jar = new JarFile(entry)) {
          if (jar.getManifest().getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME)
              != null) {
            jars.add(new File(entry));
          }
        }
      }
    }
    return jars;
  }

  /**
   * All that the library's bundles export. Nothing is imported only when it is needed: a thread
   * that is interrupted then does not find it, and the class that needed it never will.
   */
  private Set<String> exported(String imported) {
    Set<String> packages = new TreeSet<>();
    for (Bundle bundle : framework.getBundleContext().getBundles()) {
      for (BundleCapability exported :
          bundle
              .adapt(BundleRevision.class)
              .getDeclaredCapabilities(BundleRevision.PACKAGE_NAMESPACE)) {
        String name =
            String.valueOf(exported.getAttributes().get(BundleRevision.PACKAGE_NAMESPACE));
        if ((name + '.').startsWith(imported + '.')) {
          packages.add(name);
        }
      }
    }
    return packages;
  }

  private static byte[] jar(Set<String> imported, String... classes) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
    attributes.putValue(Constants.BUNDLE_SYMBOLICNAME, "adapters");
    attributes.putValue(Constants.IMPORT_PACKAGE, CONTRACT + ',' + String.join(",", imported));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream out = new JarOutputStream(bytes, manifest)) {
      for (String name : classes) {
        out.putNextEntry(new JarEntry(name.replace('.', '/') + ".class"));
        copy(name, out);
      }
    }
    return bytes.toByteArray();
  }

  private static void copy(String name, JarOutputStream out) throws IOException {
    String file = name.replace('.', '/') + ".class";
    try (InputStream in = Bundles.class.getClassLoader().getResourceAsStream(file)) {
      byte[] chunk = new byte[4096];
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        out.write(chunk, 0, n);
      }
    }
  }

  /** An instance of one of the adapter classes. */
  public Adapter adapter(String name, AdapterOptions options) throws ReflectiveOperationException {
    return (Adapter)
        adapters.loadClass(name).getConstructor(AdapterOptions.class).newInstance(options);
  }

  /** Whether what brings one class sees another. */
  public boolean sees(String from, String className) throws ClassNotFoundException {
    ClassLoader library = adapters.loadClass(from).getClassLoader();
    try {
      library.loadClass(className);
      return true;
    } catch (ClassNotFoundException unseen) {
      return false;
    }
  }

  /** Ends the framework's threads. */
  @Override
  public void close() throws IOException {
    try {
      framework.stop();
      framework.waitForStop(0);
    } catch (BundleException e) {
      throw new IOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
