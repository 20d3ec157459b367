package bearer.agent.qpay;

import java.util.List;

/** What is wanted of a rotation; what is empty is as the old client has it. Immutable. */
public final class RotationRequest {
  final String oldId;
  final String name;
  final String tenantId;
  final List<String> roles;
  final long graceMillis;

  /**
   * @param oldId what the Credentials API knows the old client by; empty if the file says so
   * @param graceMillis how long the old client lives on
   */
  public RotationRequest(
      String oldId, String name, String tenantId, List<String> roles, long graceMillis) {
    this.oldId = oldId;
    this.name = name;
    this.tenantId = tenantId;
    this.roles = roles;
    this.graceMillis = graceMillis;
  }
}
