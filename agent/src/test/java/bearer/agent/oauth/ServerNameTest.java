package bearer.agent.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServerNameTest {
  @ParameterizedTest(name = "{0}, {1}, {2}: {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "as.example|dns:as.example|CN=other|true",
        "as.example|dns:AS.Example|CN=other|true",
        "as.example|dns:other dns:as.example|CN=other|true",
        "as.example|dns:other|CN=as.example|false",
        "as.example|ip:10.0.0.1|CN=as.example|true",
        "as.example||CN=as.example|true",
        "as.example||CN=as.example,O=Acme|true",
        "as.example||O=Acme,CN=as.example|true",
        "as.example||OU=x+CN=as.example,O=Acme|true",
        "as.example||O=Acme\\,CN=as.example|false",
        "as.example||O=Acme\\+CN=as.example|false",
        "as.example||O=Acme|false",
        "as.example||CN=*.example|true",
        "a.as.example|dns:*.as.example|CN=x|true",
        "a.b.as.example|dns:*.as.example|CN=x|false",
        "as.example|dns:*.as.example|CN=x|false",
        "a.as.example|dns:*as.example|CN=x|false",
        "a.as.example|dns:*|CN=x|false",
        "localhost|dns:*.localhost|CN=x|false",
        "10.0.0.1|ip:10.0.0.1|CN=x|true",
        "10.0.0.1|dns:10.0.0.1|CN=x|false",
        "10.0.0.1||CN=10.0.0.1|false",
        "10.0.0.1|dns:*.0.0.1|CN=x|false",
        "0:0:0:0:0:0:0:1|ip:0:0:0:0:0:0:0:1|CN=x|true",
        "0:0:0:0:0:0:0:1|ip:::1|CN=x|true",
        "0:0:0:0:0:0:0:1|ip:0:0:0:0:0:0:0:2|CN=x|false",
      })
  void matches_nameAndCertificate_asTheStandardHasIt(
      String host, @Nullable String names, String subject, boolean matches) {
    assertThat(ServerName.matches(host, list(names), new X500Principal(subject)))
        .isEqualTo(matches);
  }

  private static List<List<?>> list(@Nullable String names) {
    List<List<?>> list = new ArrayList<>();
    for (String name : names == null ? new String[0] : names.split(" ")) {
      boolean dns = name.startsWith("dns:");
      list.add(List.of(dns ? 2 : 7, name.substring(dns ? 4 : 3)));
    }
    return list;
  }
}
