package sun.net.www.http;

/** Compile-only stand-in for a JDK internal; never packaged. */
public class HttpClient {
  public native boolean getUsingProxy();

  public native void closeServer();
}
