package bearer.agent.clients;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.jspecify.annotations.Nullable;

/**
 * An answer to {@link ApacheHttpAsyncClient5} that refuses the token, held back until it is known
 * whether there is another one: if not, the application gets it.
 */
final class ApacheAsyncRefused5 implements AsyncDataConsumer {
  private static final int MOST = 1 << 20; // bytes

  final HttpRequest request;
  private final HttpResponse head;
  private final @Nullable EntityDetails entity;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private volatile @Nullable List<? extends Header> trailers;
  private volatile boolean tooLong;

  /**
   * @param entity null if the answer has no body
   */
  ApacheAsyncRefused5(HttpRequest request, HttpResponse head, @Nullable EntityDetails entity) {
    this.request = request;
    this.head = head;
    this.entity = entity;
  }

  /** Not of an answer that is too long to be kept. */
  boolean isWhole() {
    return !tooLong;
  }

  /** Hands it over as the library would have. */
  void tell(AsyncExecCallback callback) {
    try {
      AsyncDataConsumer application = callback.handleResponse(head, entity);
      if (application != null && entity != null) {
        application.updateCapacity(increment -> {});
        application.consume(ByteBuffer.wrap(body.toByteArray()));
        application.streamEnd(trailers);
      }
      callback.completed();
    } catch (HttpException | IOException | RuntimeException failed) {
      callback.failed(failed);
    }
  }

  @Override
  public void updateCapacity(CapacityChannel channel) throws IOException {
    channel.update(Integer.MAX_VALUE);
  }

  @Override
  public void consume(ByteBuffer part) {
    if (body.size() + part.remaining() > MOST) {
      tooLong = true;
    }
    while (part.hasRemaining()) {
      int next = part.get();
      if (!tooLong) {
        body.write(next);
      }
    }
  }

  @Override
  public void streamEnd(@Nullable List<? extends Header> last) {
    trailers = last;
  }

  @Override
  public void releaseResources() {}
}
