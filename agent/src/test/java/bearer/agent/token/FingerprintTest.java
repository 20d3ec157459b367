package bearer.agent.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.diag.Counters;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  @Test
  void token_otherDeadlines_keepsItsFingerprint() {
    Token token = new Token("t", 1, 2);

    assertThat(token.with(3, 4).fingerprint()).isEqualTo(token.fingerprint());
    assertThat(new Token("u", 1, 2).fingerprint()).isNotEqualTo(token.fingerprint());
  }

  @Test
  void fetched_debug_namesTheFingerprintAndNotTheToken() throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    FakeTicker ticker = new FakeTicker();
    TokenFetcher server =
        () -> new Token("secret-token", ticker.nanos(), ticker.nanos() + 5_000_000_000L);
    Log log = new Log(Level.DEBUG, said, ticker);
    Token token =
        new TokenCell(
                server,
                Runnable::run,
                ticker,
                log,
                TokenRules.DEFAULT,
                new ServerGates(),
                new Counters())
            .await(0);

    assertThat(said.toString(UTF_8))
        .isEqualTo(
            "[bearer-agent] DEBUG BA-311 token "
                + token.fingerprint()
                + " obtained in 0 ms, used for 5 s at most\n");
  }
}
