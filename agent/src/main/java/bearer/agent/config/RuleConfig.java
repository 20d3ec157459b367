package bearer.agent.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** One rule: which requests, what happens to them, and with whose token. */
public final class RuleConfig extends Content {
  public final String name;
  public final Selection selection;
  public final Treatment treatment;
  public final Patience patience;

  /** Whose token a request gets; of several merchants one of them, which nobody gets as such. */
  public final Credential credential;

  public final Rewriting rewriting;

  /**
   * Several merchants' credentials, by the SHA-256 digest of their legacy token in lower-case hex;
   * empty if all requests are for the one.
   */
  public final Map<String, Credential> merchants;

  public RuleConfig(
      String name,
      Selection selection,
      Treatment treatment,
      Patience patience,
      Credential credential,
      Map<String, Credential> merchants,
      Rewriting rewriting) {
    this.name = name;
    this.selection = selection;
    this.treatment = treatment;
    this.patience = patience;
    this.credential = credential;
    this.rewriting = rewriting;
    this.merchants = merchants;
  }

  /** Every credential that a request can get a token of. */
  public List<Credential> credentials() {
    List<Credential> all = new ArrayList<>(merchants.values());
    all.add(credential);
    return all;
  }

  /** The rule as it is for one merchant alone. */
  public RuleConfig of(Credential merchant) {
    return new RuleConfig(
        name,
        selection,
        treatment,
        patience,
        merchant,
        Collections.<String, Credential>emptyMap(),
        rewriting);
  }

  /** The same, doing nothing. */
  RuleConfig off() {
    return new RuleConfig(
        name, selection, treatment.off(), patience, credential, merchants, rewriting);
  }

  @Override
  Object[] parts() {
    return new Object[] {name, selection, treatment, patience, credential, merchants, rewriting};
  }

  @Override
  public String toString() {
    return "RuleConfig[" + name + "]";
  }
}
