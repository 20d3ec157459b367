package java.net.http;

/** Compile-only stand-in for a class that Java 8 does not have; never packaged. */
public interface HttpResponse {
  int statusCode();
}
