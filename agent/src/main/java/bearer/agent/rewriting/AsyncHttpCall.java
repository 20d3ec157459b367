package bearer.agent.rewriting;

import java.lang.reflect.Constructor;
import java.security.AccessController;
import java.security.PrivilegedAction;
import org.asynchttpclient.AsyncHttpClientConfig;
import org.asynchttpclient.Request;
import org.asynchttpclient.RequestBuilder;
import org.asynchttpclient.uri.Uri;

/** A request of AsyncHttpClient 2 and 3, and where it is about to go. */
final class AsyncHttpCall {
  /** Not public from 3.0.13 on. */
  private static final Constructor<RequestBuilder> COPY =
      AccessController.doPrivileged(
          new PrivilegedAction<Constructor<RequestBuilder>>() {
            @Override
            public Constructor<RequestBuilder> run() {
              try {
                Constructor<RequestBuilder> found =
                    RequestBuilder.class.getDeclaredConstructor(Request.class);
                found.setAccessible(true);
                return found;
              } catch (NoSuchMethodException changed) {
                throw new NoSuchMethodError(changed.getMessage());
              }
            }
          });

  final Request request;
  final Uri url;

  /** Among the library's objects. */
  final Object standsFor;

  private final AsyncHttpClientConfig config;

  AsyncHttpCall(Request request, AsyncHttpClientConfig config, Object standsFor) {
    this(request, request.getUri(), config, standsFor);
  }

  /**
   * @param url where the answer to the request leads
   */
  AsyncHttpCall(Request request, Uri url, AsyncHttpClientConfig config, Object standsFor) {
    this.request = request;
    this.url = url;
    this.config = config;
    this.standsFor = standsFor;
  }

  /** Whether the application has looked up where it goes. */
  boolean hasAddress() {
    return request.getAddress() != null;
  }

  /** Whether the library has a name and a password to send along. */
  boolean hasUser() {
    return url.getUserInfo() != null || request.getRealm() != null || config.getRealm() != null;
  }

  /** The same request for another URL. */
  Request to(Uri target) {
    try {
      return COPY.newInstance(request).setUri(target).build();
    } catch (ReflectiveOperationException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
