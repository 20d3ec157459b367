package bearer.it.openers;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import java.net.URI;

/** On the JDK's engines, over Netty. */
public final class VertX implements Opener {
  @Override
  public void open(URI url, int proxy) throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      vertx
          .createHttpClient(new HttpClientOptions().setSsl(true).setTrustAll(true))
          .request(HttpMethod.GET, url.getPort(), url.getHost(), url.getRawPath())
          .compose(request -> request.send())
          .toCompletionStage()
          .toCompletableFuture()
          .get();
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get();
    }
  }
}
