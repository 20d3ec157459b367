package bearer.packer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.License;
import org.cyclonedx.model.LicenseChoice;
import org.cyclonedx.model.Metadata;

/**
 * Writes the CycloneDX bill of materials of bearer-agent.jar, of the jars that it was made of: the
 * dependencies that Maven knows are others, as one library is in it twice and one only as data.
 * Arguments: the agent's jar, its version, the time (ISO 8601), the file to write, the directories
 * with all of those jars in a comma list, and the coordinates of each: {@code group:name:version}.
 */
public final class BillOfMaterials {
  private static final Version FORMAT = Version.VERSION_16;
  private static final String GROUP = "io.github.bearer-agent";

  private BillOfMaterials() {}

  public static void main(String[] args) throws IOException, GeneratorException {
    Bom bom = new Bom();
    Metadata metadata = new Metadata();
    metadata.setTimestamp(Date.from(Instant.parse(args[2])));
    metadata.setComponent(component(Path.of(args[0]), GROUP, "bearer-agent", args[1]));
    bom.setMetadata(metadata);
    Set<Path> jars = jars(args[4]);
    for (String library : List.of(args).subList(5, args.length)) {
      String[] parts = library.split(":", -1);
      Path jar = remove(jars, parts[1] + '-' + parts[2] + ".jar");
      bom.addComponent(component(jar, parts[0], parts[1], parts[2]));
    }
    if (!jars.isEmpty()) {
      throw new IllegalArgumentException("no coordinates for " + jars);
    }
    Files.writeString(
        Path.of(args[3]), BomGeneratorFactory.createJson(FORMAT, bom).toJsonString() + "\n");
  }

  private static Set<Path> jars(String directories) throws IOException {
    Set<Path> jars = new TreeSet<>();
    for (String directory : directories.split(",", -1)) {
      try (Stream<Path> files = Files.list(Path.of(directory))) {
        files.filter(file -> file.toString().endsWith(".jar")).forEach(jars::add);
      }
    }
    return jars;
  }

  private static Path remove(Set<Path> jars, String name) {
    Path found =
        jars.stream()
            .filter(jar -> jar.endsWith(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no " + name + " among " + jars));
    jars.remove(found);
    return found;
  }

  private static Component component(Path jar, String group, String name, String version)
      throws IOException {
    String url = "pkg:maven/" + group + "/" + name + "@" + version + "?type=jar";
    Component component = new Component();
    component.setType(Component.Type.LIBRARY);
    component.setGroup(group);
    component.setName(name);
    component.setVersion(version);
    component.setPurl(url);
    component.setBomRef(url);
    component.addHash(new Hash(Hash.Algorithm.SHA_256, Checksum.of(jar)));
    component.setLicenses(apache());
    return component;
  }

  /** All of them, the agent too. */
  private static LicenseChoice apache() {
    License license = new License();
    license.setId("Apache-2.0");
    LicenseChoice choice = new LicenseChoice();
    choice.addLicense(license);
    return choice;
  }
}
