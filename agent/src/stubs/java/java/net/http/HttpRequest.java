package java.net.http;

import java.net.URI;
import java.util.Optional;

/** Compile-only stand-in for a class that Java 8 does not have; never packaged. */
public abstract class HttpRequest {
  public abstract String method();

  public abstract URI uri();

  public abstract HttpHeaders headers();

  public abstract Optional<? extends Object> bodyPublisher();
}
