package bearer.agent.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One rule: which requests, what happens to them, and with whose token. */
public final class RuleConfig extends Content {
  public final String name;
  public final Selection selection;
  public final Treatment treatment;
  public final Patience patience;

  /** Whose token a request gets, unless {@link #byLegacyToken}. */
  public final Credential credential;

  public final Rewriting rewriting;

  /**
   * Whether the legacy token in a request says whose token it gets: one of {@link #merchants}',
   * however many they are, and never that of {@link #credential}.
   */
  public final boolean byLegacyToken;

  /** By the SHA-256 digest of their legacy token in lower-case hex. */
  public final Map<String, Credential> merchants;

  /**
   * @param merchants null if all requests are for the one credential
   */
  public RuleConfig(
      String name,
      Selection selection,
      Treatment treatment,
      Patience patience,
      Credential credential,
      @Nullable Map<String, Credential> merchants,
      Rewriting rewriting) {
    this.name = name;
    this.selection = selection;
    this.treatment = treatment;
    this.patience = patience;
    this.credential = credential;
    this.rewriting = rewriting;
    this.byLegacyToken = merchants != null;
    this.merchants = merchants == null ? Collections.<String, Credential>emptyMap() : merchants;
  }

  /** Every credential that a request can get a token of. */
  public List<Credential> credentials() {
    List<Credential> all = new ArrayList<>(merchants.values());
    all.add(credential);
    return all;
  }

  /** The rule as it is for one merchant alone. */
  public RuleConfig of(Credential merchant) {
    return new RuleConfig(name, selection, treatment, patience, merchant, null, rewriting);
  }

  /** The same, doing nothing. */
  public RuleConfig off() {
    return new RuleConfig(
        name,
        selection,
        treatment.off(),
        patience,
        credential,
        byLegacyToken ? merchants : null,
        rewriting);
  }

  @Override
  Object[] parts() {
    return new Object[] {
      name, selection, treatment, patience, credential, byLegacyToken, merchants, rewriting
    };
  }

  @Override
  public String toString() {
    return "RuleConfig[" + name + "]";
  }
}
