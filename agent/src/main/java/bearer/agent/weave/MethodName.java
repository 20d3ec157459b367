package bearer.agent.weave;

/** By what a class tells its methods apart. Immutable. */
final class MethodName {
  final String name;
  final String descriptor;

  MethodName(String name, String descriptor) {
    this.name = name;
    this.descriptor = descriptor;
  }
}
