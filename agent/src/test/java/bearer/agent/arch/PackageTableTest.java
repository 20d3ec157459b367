package bearer.agent.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PackageTableTest {
  private static final String DOCUMENT =
      """
      | `before` | not this table | | |

      ## Who may know whom

      | package | what it is | may know | and of others |
      |---|---|---|---|
      | `base` | the floor | | |
      | `oauth.jwt` | with `words` in it | `base`, `token` | `org.json..` |

      Text about `others`.

      ## After

      | `after` | not this table | | |
      """;

  private final PackageTable table = new PackageTable(DOCUMENT);

  @Test
  void packages_ofOtherSections_areNone() {
    assertThat(table.packages()).containsExactly("base", "oauth.jwt");
  }

  @Test
  void allowed_isWhatTheThirdColumnNames() {
    assertThat(table.allowed("oauth.jwt")).containsExactly("base", "token");
    assertThat(table.allowed("base")).isEmpty();
    assertThat(table.allowed("missing")).isEmpty();
  }

  @Test
  void allows_ownPackagesTheJdkAndWhatTheRowNames() {
    assertThat(table.allows("bearer.agent.base", "bearer.agent.base")).isTrue();
    assertThat(table.allows("bearer.agent.base", "java.util.concurrent")).isTrue();
    assertThat(table.allows("bearer.agent.oauth.jwt", "bearer.agent.token")).isTrue();
    assertThat(table.allows("bearer.agent.oauth.jwt", "org.json.io")).isTrue();
  }

  @Test
  void allows_nothingElse() {
    assertThat(table.allows("bearer.agent.base", "bearer.agent.oauth.jwt")).isFalse();
    assertThat(table.allows("bearer.agent.base", "org.json")).isFalse();
    assertThat(table.allows("bearer.agent.oauth.jwt", "bearer.agent.other")).isFalse();
    assertThat(table.allows("bearer.agent.missing", "bearer.agent.base")).isFalse();
  }

  @Test
  void twoRowsForOnePackage_areRefused() {
    String twice = DOCUMENT.replace("| `oauth.jwt`", "| `base` | again | | |\n| `oauth.jwt`");

    assertThatThrownBy(() -> new PackageTable(twice)).hasMessage("two rows for base");
  }
}
