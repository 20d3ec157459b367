package bearer.agent.rewriting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.asynchttpclient.AsyncCompletionHandler;
import org.asynchttpclient.DefaultAsyncHttpClient;
import org.asynchttpclient.Dsl;
import org.asynchttpclient.Request;
import org.asynchttpclient.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A call that waits for a token, and what its application does with it meanwhile. */
class AsyncHttpLaterTest {
  private static final Request REQUEST = Dsl.get("http://localhost:1/").build();

  private final List<String> told = new ArrayList<>();
  private final DefaultAsyncHttpClient client = new DefaultAsyncHttpClient();
  private final AsyncHttpLater<String> later = new AsyncHttpLater<>(client, REQUEST, new Telling());

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void cancelled_isNotBegun_andItsHandlerIsTold() {
    assertThat(later.addListener(() -> told.add("listener"), null)).isSameAs(later);

    assertThat(later.cancel(true)).isTrue();
    assertThat(later.cancel(true)).isFalse();
    later.run();

    assertThat(told).containsExactly("CancellationException", "listener");
    assertThat(later.isDone()).isTrue();
    assertThat(later.isCancelled()).isTrue();
    assertThatThrownBy(later::get).isInstanceOf(CancellationException.class);
  }

  @Test
  void aborted_isNotBegun_andItsCallerGetsTheReason() {
    later.touch();
    later.done();
    later.abort(new IOException("enough"));
    later.run();

    assertThat(told).containsExactly("IOException");
    assertThatThrownBy(later::get)
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("enough");
  }

  @Test
  void waiting_hasNoAnswerYet() {
    assertThat(later.isDone()).isFalse();
    assertThatThrownBy(() -> later.get(1, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
  }

  @Test
  void begun_endsAsTheLibrarysOwn() {
    later.run();

    assertThatThrownBy(() -> later.get(1, TimeUnit.MINUTES))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IOException.class);
    assertThat(told).containsExactly("ConnectException");
  }

  @Test
  void begunByAClientThatIsClosed_endsWithItsReason() {
    client.close();
    later.run();

    assertThatThrownBy(() -> later.get(1, TimeUnit.MINUTES)).isInstanceOf(ExecutionException.class);
    assertThat(told).hasSize(1);
  }

  private final class Telling extends AsyncCompletionHandler<String> {
    @Override
    public String onCompleted(Response response) {
      return response.getResponseBody();
    }

    @Override
    public void onThrowable(Throwable failure) {
      told.add(failure.getClass().getSimpleName());
    }
  }
}
