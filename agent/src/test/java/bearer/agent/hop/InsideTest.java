package bearer.agent.hop;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InsideTest {
  private static final Inside WAY = new Inside("wanted()", "first", "second");

  private static class Old {
    @SuppressWarnings("unused")
    private final @Nullable Object second;

    Old(@Nullable Object second) {
      this.second = second;
    }
  }

  private static final class New extends Old {
    @SuppressWarnings("unused")
    private final Object first;

    New(Object first, Object second) {
      super(second);
      this.first = first;
    }
  }

  private static final class Newest {
    @SuppressWarnings("unused")
    private String wanted(int other) {
      return "not " + other;
    }

    @SuppressWarnings("unused")
    private String wanted() {
      return "found";
    }
  }

  @Test
  void find_theFirstNameThatAClassHas_leadsOn() {
    assertThat(WAY.find(String.class, "found")).isEqualTo("found");
    assertThat(WAY.find(String.class, new Old("found"))).isEqualTo("found");
    assertThat(WAY.find(String.class, new New("found", "not"))).isEqualTo("found");
    assertThat(WAY.find(String.class, new New(new Old(new Newest()), "not"))).isEqualTo("found");
  }

  @Test
  void find_noWayOn_isNull() {
    assertThat(WAY.find(String.class, null)).isNull();
    assertThat(WAY.find(String.class, 1)).isNull();
    assertThat(WAY.find(String.class, new Old(null))).isNull();
    assertThat(WAY.find(String.class, new New(1, "not"))).isNull();
  }

  @Test
  void find_inACircle_ends() {
    assertThat(WAY.find(String.class, new Circle())).isNull();
  }

  private static final class Circle {
    @SuppressWarnings("unused")
    private final Object first = this;
  }

  @Test
  void leadsFrom_aClassWithOneOfTheNames() {
    assertThat(WAY.leadsFrom(New.class)).isTrue();
    assertThat(WAY.leadsFrom(Newest.class)).isTrue();
    assertThat(WAY.leadsFrom(String.class)).isFalse();
  }
}
