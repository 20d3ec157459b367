package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.net.BadValue;
import bearer.agent.net.HostPattern;
import bearer.agent.net.PathPattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class HostsTest {
  @Test
  void of_sameSpelling_isWorkedOutOnce() throws BadValue {
    Hosts hosts = hosts("api.example.com");
    Host known = hosts.of("api.example.com");

    assertThat(hosts.of(new String("api.example.com".toCharArray()))).isSameAs(known);
    assertThat(hosts.of("API.example.com")).isNotSameAs(known);
    assertThat(hosts.of("API.example.com").claims.all).containsExactly(known.claims.all);
  }

  /** More hosts than there are slots: correct, and no more is kept. */
  @Test
  void of_anyNumberOfHosts_isCorrectAndBounded() throws BadValue {
    Hosts hosts = hosts("api.example.com", "*.shop.example");
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 20_000; i++) {
        assertThat(hosts.of("h" + i + ".example").claims.all).isEmpty();
        assertThat(hosts.of("h" + i + ".shop.example").claims.all).hasSize(1);
      }
    }

    assertThat(hosts.of("api.example.com").claims.all).hasSize(1);
    assertThat(hosts.known()).isEqualTo(512);
  }

  /** Both have the same hash code, hence the same slot. */
  @Test
  void of_hostsThatCollide_areToldApart() throws BadValue {
    Hosts hosts = hosts("aa.example", "bb.example");
    assertThat("Aa.example".hashCode()).isEqualTo("BB.example".hashCode());
    for (int i = 0; i < 3; i++) {
      assertThat(hosts.of("Aa.example").claims.all[0].host).hasToString("aa.example");
      assertThat(hosts.of("BB.example").claims.all[0].host).hasToString("bb.example");
    }
  }

  @Test
  void of_fiftyWildcards_findsThoseThatMatch() throws BadValue {
    String[] patterns = new String[50];
    for (int i = 0; i < 50; i++) {
      patterns[i] = "*.h" + i + ".example.com";
    }
    patterns[49] = "*.example.com";
    Hosts hosts = hosts(patterns);

    assertThat(hosts.of("a.h7.example.com").claims.all)
        .extracting(claim -> claim.host.toString())
        .containsExactly("*.h7.example.com", "*.example.com");
    assertThat(hosts.of("h7.example.com").claims.all)
        .extracting(claim -> claim.host.toString())
        .containsExactly("*.example.com");
  }

  private static Hosts hosts(String... patterns) throws BadValue {
    List<Claim> claims = new ArrayList<>();
    for (String pattern : patterns) {
      claims.add(
          new Claim(HostPattern.parse(pattern), PathPattern.parse("/**"), new String[0], null));
    }
    return new Hosts(claims);
  }
}
