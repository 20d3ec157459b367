package bearer.agent.rewriting;

import bearer.agent.hop.Move;
import java.io.IOException;
import java.net.URI;
import org.apache.http.HttpHost;
import org.apache.http.client.methods.HttpRequestWrapper;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** What a wrapper is said to wrap instead, and where that is put. */
abstract class ApacheTwins4 extends ApacheHop4 {
  final @Nullable Move moving(
      @Nullable HttpHost host, HttpRequestWrapper wrapper, HttpContext context) throws IOException {
    agent().redirected(context, null); // of the call that was in it before
    agent().continues(context, null);
    ApacheCall4 call = ApacheCall4.of(host, wrapper.getURI(), wrapper, wrapper, context);
    return call == null ? null : moving(call);
  }

  /** Whether the library will take its URI, which it takes from the request that was wrapped. */
  @SuppressWarnings("ReferenceEquality") // whether the other half is woven
  final boolean hasTwin(HttpRequestWrapper wrapper, URI uri) {
    HttpRequestWrapper twin = HttpRequestWrapper.wrap(wrapper.getOriginal());
    twin.setURI(uri);
    agent().keep(wrapper, twin);
    return wrapper.getOriginal() == twin;
  }

  final void stays(HttpRequestWrapper wrapper, HttpContext context) {
    agent().keep(wrapper, null);
    agent().keep(context, Move.NONE);
  }
}
