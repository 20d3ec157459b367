package sun.net.www;

/** Compile-only stand-in for a JDK internal; never packaged. */
public class MessageHeader {
  public native String getKey(int index);

  public native String getValue(int index);

  public native String findValue(String key);

  public native void add(String key, String value);

  public native void set(String key, String value);

  public native void remove(String key);
}
