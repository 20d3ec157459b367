package org.slf4j;

/**
 * As in SLF4J before 1.5.7: whoever initialises this class first decides what the application logs
 * with. Compiled by the test.
 */
public final class LoggerFactory {
  static {
    System.out.println("initialised by " + Thread.currentThread().getName());
  }

  private LoggerFactory() {}

  public static Object getLogger(String name) {
    return name;
  }
}
