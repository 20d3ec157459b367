package java.net.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Compile-only stand-in for a class that Java 8 does not have; never packaged. */
public class HttpHeaders {
  public native Map<String, List<String>> map();

  public native Optional<String> firstValue(String name);

  public native List<String> allValues(String name);

  public static native HttpHeaders of(
      Map<String, List<String>> headers, BiPredicate<String, String> filter);
}
