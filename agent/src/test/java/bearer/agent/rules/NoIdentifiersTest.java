package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.hop.Requests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Semantics, section 6: no identifier of a payment or a person in any line of the rules. */
@NullUnmarked
class NoIdentifiersTest {
  private static final String[] HOSTS = {
    "https://api.picpay.com",
    "http://api.picpay.com",
    "https://api.picpay.com:8443",
    "https://appws.picpay.com",
    "https://other.example"
  };
  private static final String[] BEGINNINGS = {
    "/ecommerce/v2/payments/", "/ecommerce/v2/", "/ecommerce/public/payments/", "/", "//", ""
  };

  private final Random random = new Random(20261125);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bearer.mode=observe",
        "bearer.mode=add",
        "bearer.mode=replace",
        "bearer.on-token-failure=fail"
      })
  void anyPath_noLineHoldsWhatIdentifies(String mode) throws Exception {
    for (int i = 0; i < 400; i++) {
      Given given = new Given();
      given.serverUp = i % 3 > 0;
      Requests policy = given.policy(mode, "bearer.provider=picpay", "bearer.log-level=debug");
      List<String> identifiers = new ArrayList<>();
      for (int call = 0; call < 8; call++) {
        Head head = head(identifiers);
        send(policy, head);
      }

      for (String identifier : identifiers) {
        assertThat(given.said()).doesNotContain(identifier);
      }
    }
  }

  private Head head(List<String> identifiers) {
    String host = HOSTS[random.nextInt(HOSTS.length)];
    Head head = Head.to(host + "/");
    String identifier = identifier();
    identifiers.add(identifier);
    String beginning = BEGINNINGS[random.nextInt(BEGINNINGS.length)];
    String[] ends = {"", "/status", ";id=" + identifier, "?document=" + identifier, "#x"};
    head.target = beginning + identifier + ends[random.nextInt(ends.length)];
    if (random.nextInt(5) == 0) {
      head.target = host + head.target;
    }
    if (random.nextBoolean()) {
      head.with("x-picpay-token", identifier());
    }
    if (random.nextInt(5) == 0) {
      head.redirectedFrom("https://other.example/" + identifier + "?" + identifier);
    }
    if (random.nextInt(4) == 0) {
      head.with("Authorization", random.nextBoolean() ? "Basic own" : "Bearer t1");
    }
    return head;
  }

  private static void send(Requests policy, Head head) throws IOException {
    try {
      policy.beginning(head, head);
      Object edit = policy.outgoing(head, head);
      policy.sent(head, (bearer.agent.hop.Edit) edit);
      policy.answered(head, null, 401, null);
      policy.again(head, "GET", true);
    } catch (IOException failed) {
      assertThat(failed.getMessage()).doesNotContain(head.target);
    }
  }

  private String identifier() {
    long number = 10_000_000_000L + (random.nextLong() >>> 32);
    return switch (random.nextInt(5)) {
      case 0 -> String.valueOf(number); // CPF
      case 1 ->
          String.format(
              "%03d.%03d.%03d-%02d", number % 1000, 123, number / 1000 % 1000, number % 97);
      case 2 -> number + "0001" + (10 + number % 89); // CNPJ
      case 3 -> "joao." + number + "@example.com.br";
      default -> new UUID(random.nextLong(), random.nextLong()).toString();
    };
  }
}
