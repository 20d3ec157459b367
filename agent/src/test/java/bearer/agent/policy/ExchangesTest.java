package bearer.agent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.bridge.HeaderEdit;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class ExchangesTest {
  private static final HeaderEdit EDIT = new HeaderEdit(new String[0], "Authorization", "Bearer t");

  private final Exchanges exchanges = new Exchanges();

  @Test
  void get_equalObjectOfAnotherIdentity_isNull() {
    List<String> exchange = List.of("one");
    exchanges.put(exchange, EDIT);

    assertThat(exchanges.get(List.of("one"))).isNull();
    assertThat(exchanges.get(exchange)).extracting(found -> found.edit).isSameAs(EDIT);
  }

  @Test
  void put_knownExchange_keepsThatItWasReplayed() {
    Object exchange = new Object();
    exchanges.put(exchange, EDIT);
    Exchanges.Exchange first = exchanges.get(exchange);
    first.replayed = true;
    first.refused = true;
    exchanges.put(exchange, EDIT);

    assertThat(exchanges.get(exchange)).isSameAs(first);
    assertThat(first.refused).isFalse();
    assertThat(exchanges.size()).isEqualTo(1);
  }

  @Test
  void put_manyDroppedExchanges_doesNotKeepThem() {
    byte[][] ballast = new byte[64][];
    int most = 0;
    for (int i = 0; i < 200_000; i++) {
      exchanges.put(new Object(), EDIT);
      ballast[i % ballast.length] = new byte[4096];
      most = Math.max(most, exchanges.size());
    }
    System.gc();
    awaitFewerThan(most / 2 + 1);

    assertThat(exchanges.size()).isLessThan(most);
  }

  private void awaitFewerThan(int size) {
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (exchanges.size() >= size && System.nanoTime() - deadline < 0) {
      exchanges.put(new Object(), EDIT); // takes away what has been collected
      Thread.onSpinWait();
    }
  }
}
