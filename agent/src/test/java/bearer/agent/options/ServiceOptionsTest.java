package bearer.agent.options;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.Service;
import bearer.agent.config.StartConfig;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What operators call a process. */
class ServiceOptionsTest {
  private static StartConfig read(Map<String, String> more) {
    Map<String, String> properties = new HashMap<>(more);
    properties.put("bearer.provider", "picpay");
    return ConfigReader.read(new Sources(properties, Map.of("BEARER_VERSION", "2.14.1"))).start;
  }

  @Test
  void service_allSet_isAsGiven() {
    Service service =
        read(Map.of(
                "bearer.service", "checkout",
                "bearer.environment", "production",
                "bearer.instance-id", "checkout-7"))
            .service();

    assertThat(service.name).isEqualTo("checkout");
    assertThat(service.environment).isEqualTo("production");
    assertThat(service.version).isEqualTo("2.14.1");
    assertThat(service.instance).isEqualTo("checkout-7");
  }

  @Test
  void service_nothingSet_isUnnamed() {
    Sources none = new Sources(Map.of("bearer.provider", "picpay"), Map.of());

    assertThat(ConfigReader.read(none).start.service()).isSameAs(Service.UNNAMED);
  }

  @Test
  void differences_ofAnotherName_needARestart() {
    StartConfig first = read(Map.of("bearer.service", "checkout"));

    assertThat(first.differences(read(Map.of("bearer.service", "basket"))))
        .containsExactly("bearer.service");
    assertThat(first.differences(read(Map.of("bearer.service", "checkout")))).isEmpty();
  }
}
