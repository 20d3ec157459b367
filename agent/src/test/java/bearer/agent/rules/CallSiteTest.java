package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallSiteTest {
  @ParameterizedTest
  @CsvSource({
    "bearer.agent.rules.Policy okhttp3.internal.http.Exchange com.acme.Shop com.acme.Main, com.acme.Shop.go",
    "shaded.okhttp3.internal.http.Exchange shaded.okio.Sink com.acme.Shop, com.acme.Shop.go",
    "sun.net.www.http.HttpClient java.net.URL com.acme.Shop, com.acme.Shop.go",
    "org.apache.hc.core5.http.Exec com.acme.Shop$$EnhancerBySpringCGLIB$$1 com.acme.Shop, com.acme.Shop.go",
    "jdk.proxy2.$Proxy1 $Proxy7 kotlin.Function com.acme.Shop, com.acme.Shop.go",
    "com.notokhttp3.Client com.acme.Shop, com.notokhttp3.Client.go",
    "jdk.internal.net.http.Exchange java.lang.Thread, an unknown place",
  })
  void of_theInnermostFrameThatIsTheApplications(String classes, String expected) {
    StackTraceElement[] stack =
        Arrays.stream(classes.split(" ", -1))
            .map(name -> new StackTraceElement(name, "go", "X.java", 1))
            .toArray(StackTraceElement[]::new);

    assertThat(CallSite.of(stack)).isEqualTo(expected);
  }
}
