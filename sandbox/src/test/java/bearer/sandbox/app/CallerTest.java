package bearer.sandbox.app;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.sandbox.Request;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CallerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "okhttp/4.12.0 | okhttp/4.12.0",
        "Apache-HttpClient/4.5.14 (Java/17.0.15) | Apache-HttpClient/4.5.14",
        "shop | shop",
        "<script>alert(1)</script> | no User-Agent"
      })
  void of_userAgent_isItsFirstProduct(String said, String name) {
    assertThat(Caller.of(Request.of("GET", "/", Map.of("user-agent", List.of(said)), "")))
        .isEqualTo(name);
  }
}
