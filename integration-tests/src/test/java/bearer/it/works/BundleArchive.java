package bearer.it.works;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/** The application as an OSGi bundle with its clients inside it. */
final class BundleArchive {
  private BundleArchive() {}

  static Path write(Path bundle, Plan plan) throws IOException {
    Map<String, Path> libraries = ApplicationArchive.libraries(plan.libraries());
    try (ApplicationArchive out = new ApplicationArchive(bundle)) {
      out.add(JarFile.MANIFEST_NAME, manifest(libraries));
      out.addClasses("", plan, "bearer/it/web/Bundle");
      out.addLibraries("lib/", libraries);
    }
    return bundle;
  }

  private static byte[] manifest(Map<String, Path> libraries) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Bundle-ManifestVersion", "2");
    attributes.putValue("Bundle-SymbolicName", "shop");
    attributes.putValue("Bundle-Version", "1.0.0");
    attributes.putValue("Bundle-Activator", "bearer.it.web.BundleSending");
    attributes.putValue("Import-Package", "org.osgi.framework");
    attributes.putValue(
        "DynamicImport-Package", "com.sun.net.httpserver,javax.*,jdk.net,org.ietf.jgss");
    attributes.putValue(
        "Bundle-ClassPath",
        ".,"
            + libraries.values().stream()
                .map(jar -> "lib/" + jar.getFileName())
                .collect(Collectors.joining(",")));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    manifest.write(bytes);
    return bytes.toByteArray();
  }
}
