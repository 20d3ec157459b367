package bearer.agent.rules;

/** Where in the application a request comes from. Reads names alone: loads no class. */
final class CallSite {
  /** Where nothing of the application is on the stack, as on a thread of the client's own. */
  static final String UNKNOWN = "an unknown place";

  private static final String[] JDK = {"java.", "javax.", "jdk.", "sun.", "com.sun."};

  /** Under whatever prefix a relocated copy has. */
  private static final String[] LIBRARIES = {
    "bearer.agent.",
    "okhttp3.",
    "com.squareup.okhttp.",
    "okio.",
    "org.apache.http.",
    "org.apache.hc.",
    "org.apache.commons.httpclient.",
    "retrofit2.",
    "feign.",
    "kong.unirest.",
    "com.google.api.client.",
    "org.springframework.",
    "org.glassfish.jersey.",
    "com.sun.jersey.",
    "org.jboss.resteasy.",
    "org.apache.cxf.",
    "io.github.resilience4j.",
    "com.netflix.",
    "io.micrometer.",
    "io.opentelemetry.",
    "brave.",
    "io.netty.",
    "reactor.",
    "io.reactivex.",
    "kotlin.",
    "kotlinx.",
    "scala.",
    "groovy.",
    "org.codehaus.groovy."
  };

  private CallSite() {}

  /** Of the current thread's request. */
  static String here() {
    return of(new Throwable().getStackTrace());
  }

  /** The innermost frame that is neither the JDK's, ours, a library's nor a generated class's. */
  static String of(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (!isPlumbing(frame.getClassName())) {
        return frame.getClassName() + '.' + frame.getMethodName();
      }
    }
    return UNKNOWN;
  }

  private static boolean isPlumbing(String name) {
    for (String prefix : JDK) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    for (String library : LIBRARIES) {
      if (isOf(library, name)) {
        return true;
      }
    }
    return name.contains("$$") || name.startsWith("$Proxy");
  }

  private static boolean isOf(String library, String name) {
    int at = name.indexOf(library);
    return at == 0 || (at > 0 && name.charAt(at - 1) == '.');
  }
}
