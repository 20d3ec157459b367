package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExchangesTest {
  private final Exchanges<String> exchanges = new Exchanges<>();

  @Test
  void take_equalObjectOfAnotherIdentity_isNull() {
    String exchange = new String("one".toCharArray());
    exchanges.put(exchange, "about");

    assertThat(exchanges.take(new String("one".toCharArray()))).isNull();
    assertThat(exchanges.take(exchange)).isEqualTo("about");
    assertThat(exchanges.take(exchange)).isNull();
    assertThat(exchanges.isEmpty()).isTrue();
  }

  @Test
  void put_knownExchange_isReplaced() {
    Object exchange = new Object();
    exchanges.put(exchange, "first");
    exchanges.put(exchange, "second");

    assertThat(exchanges.size()).isEqualTo(1);
    assertThat(exchanges.take(exchange)).isEqualTo("second");
  }

  @Test
  void get_goesOnBeingKnown() {
    Object exchange = new Object();
    assertThat(exchanges.get(exchange)).isNull();
    exchanges.put(exchange, "about");

    assertThat(exchanges.get(exchange)).isEqualTo("about");
    assertThat(exchanges.get(exchange)).isEqualTo("about");
    assertThat(exchanges.get(new Object())).isNull();
  }

  @Test
  void put_manyDroppedExchanges_doesNotKeepThem() {
    byte[][] ballast = new byte[64][];
    int most = 0;
    for (int i = 0; i < 200_000; i++) {
      exchanges.put(new Object(), "about");
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
      exchanges.put(this, "about"); // takes away what has been collected
      Thread.onSpinWait();
    }
  }
}
