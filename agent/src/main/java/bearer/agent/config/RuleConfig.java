package bearer.agent.config;

/** One rule: which requests, what happens to them, and with whose token. */
public final class RuleConfig extends Content {
  public final String name;
  public final Selection selection;
  public final Treatment treatment;
  public final Patience patience;
  public final Credential credential;

  public RuleConfig(
      String name,
      Selection selection,
      Treatment treatment,
      Patience patience,
      Credential credential) {
    this.name = name;
    this.selection = selection;
    this.treatment = treatment;
    this.patience = patience;
    this.credential = credential;
  }

  @Override
  Object[] parts() {
    return new Object[] {name, selection, treatment, patience, credential};
  }

  @Override
  public String toString() {
    return "RuleConfig[" + name + "]";
  }
}
