package bearer.sandbox.app;

import picocli.CommandLine.IVersionProvider;

/** Of the jar; other class paths have none. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Main.class.getPackage().getImplementationVersion();
    return new String[] {"Bearer sandbox " + (version == null ? "unpacked" : version)};
  }
}
