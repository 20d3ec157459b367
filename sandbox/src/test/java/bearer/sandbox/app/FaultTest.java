package bearer.sandbox.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bearer.sandbox.Answer;
import bearer.sandbox.Request;
import bearer.sandbox.Script;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FaultTest {
  private static final Script WELL = Script.always(Answer.json(200, "{}"));
  private static final Request REQUEST = Request.of("GET", "/", Map.of(), "");

  private final Faults faults = new Faults();

  private Answer answer(Target target) throws Exception {
    return Faults.around(faults.next(target), target, WELL).answer(REQUEST);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "answer=503 | 503",
        "answer=429&retry-after=30 | 429, Retry-After 30",
        "delay=2000 | late by 2000 ms",
        "answer=hang&times=1 | hang, the next 1",
        "answer=500&delay=10&times=3 | 500, after 10 ms, the next 3"
      })
  void of_whatMakesSense_isShown(String form, String shown) {
    assertThat(Fault.of(Fields.of(form))).hasToString(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "answer=200",
        "answer=600",
        "answer=x",
        "delay=0",
        "delay=-1",
        "delay=600001",
        "answer=503&times=many",
        "answer=hang&retry-after=3"
      })
  void of_whatMakesNone_isRefused(String form) {
    assertThatThrownBy(() -> Fault.of(Fields.of(form)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void next_countsDown_andIsThenGone() throws Exception {
    faults.set(Target.PICPAY_V2, Fault.of(Fields.of("answer=429&retry-after=30&times=2")));

    assertThat(answer(Target.PICPAY_V1).status()).isEqualTo(200);
    assertThat(answer(Target.PICPAY_V2).text()).contains("\r\nRetry-After: 30\r\n");
    assertThat(faults.shown())
        .containsExactly(Map.entry(Target.PICPAY_V2, "429, Retry-After 30, the next 1"));
    assertThat(answer(Target.PICPAY_V2).status()).isEqualTo(429);
    assertThat(faults.shown()).isEmpty();
    assertThat(answer(Target.PICPAY_V2).status()).isEqualTo(200);
  }

  @Test
  void next_401_isTheApisOwn() throws Exception {
    for (Target target : Target.values()) {
      faults.set(target, Fault.of(Fields.of("answer=401")));
    }
    assertThat(answer(Target.PICPAY_V2).body()).contains("O Token informado");
    assertThat(answer(Target.QPAY_CARDS).text()).contains("error=\"invalid_token\"");
    assertThat(answer(Target.QPAY_TOKENS).body()).isEqualTo("{\"error\":\"unauthorized_client\"}");
  }

  @Test
  void next_hang_lastsUntilItIsCleared() throws Exception {
    faults.set(Target.QPAY_CARDS, Fault.of(Fields.of("answer=hang")));
    Script hanging = Faults.around(faults.next(Target.QPAY_CARDS), Target.QPAY_CARDS, WELL);
    CompletableFuture<Integer> status =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return hanging.answer(REQUEST).status();
              } catch (Exception failed) {
                throw new IllegalStateException(failed);
              }
            });
    assertThat(status).isNotDone();
    faults.clear(List.of(Target.QPAY_CARDS));

    assertThat(status.get(30, TimeUnit.SECONDS)).isZero();
  }
}
