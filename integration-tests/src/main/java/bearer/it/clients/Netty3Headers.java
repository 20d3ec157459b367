package bearer.it.clients;

import java.util.Map;
import org.jboss.netty.handler.codec.http.HttpMessage;

/** The headers of Netty 3's messages, which are an object of their own from 3.8 on. */
final class Netty3Headers {
  private Netty3Headers() {}

  static void add(HttpMessage message, String name, String value) {
    try {
      HttpMessage.class
          .getMethod("addHeader", String.class, Object.class)
          .invoke(message, name, value);
    } catch (NoSuchMethodException newer) {
      message.headers().add(name, value);
    } catch (ReflectiveOperationException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @SuppressWarnings("unchecked")
  static Iterable<Map.Entry<String, String>> of(HttpMessage message) {
    try {
      return (Iterable<Map.Entry<String, String>>)
          HttpMessage.class.getMethod("getHeaders").invoke(message);
    } catch (NoSuchMethodException newer) {
      return message.headers();
    } catch (ReflectiveOperationException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
