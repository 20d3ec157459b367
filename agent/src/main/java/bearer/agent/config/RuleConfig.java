package bearer.agent.config;

/** One rule: which requests, what happens to them, and with whose token. */
public final class RuleConfig extends Content {
  public final String name;
  public final Selection selection;
  public final Treatment treatment;
  public final Patience patience;
  public final Credential credential;
  public final Rewriting rewriting;

  public RuleConfig(
      String name,
      Selection selection,
      Treatment treatment,
      Patience patience,
      Credential credential,
      Rewriting rewriting) {
    this.name = name;
    this.selection = selection;
    this.treatment = treatment;
    this.patience = patience;
    this.credential = credential;
    this.rewriting = rewriting;
  }

  @Override
  Object[] parts() {
    return new Object[] {name, selection, treatment, patience, credential, rewriting};
  }

  @Override
  public String toString() {
    return "RuleConfig[" + name + "]";
  }
}
