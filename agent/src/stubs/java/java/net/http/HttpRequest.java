package java.net.http;

import java.net.URI;

/** Compile-only stand-in for a class that Java 8 does not have; never packaged. */
public abstract class HttpRequest {
  public abstract String method();

  public abstract URI uri();
}
