package bearer.agent.clients;

import org.jspecify.annotations.Nullable;

/**
 * Where one HTTP client writes a request's head, as data: class names, a method, and how to weave
 * it. Names only, so that the list costs nothing until a client class loads.
 */
public final class ClientHook {
  /** How the method is changed. */
  public enum Kind {
    /** Byte Buddy advice, typed against the library's own classes, is inlined. */
    ADVICE,
    /** The receiver of each call of {@link #callOwner}.{@link #callName} is replaced. */
    RECEIVER,
    /** The result of each call of {@link #callOwner}.{@link #callName} is replaced. */
    RESULT,
    /** The bridge is asked with the first argument on entry; what it answers is not used. */
    ENTRY,
    /** On return the bridge is asked with the first argument to replace what is returned. */
    RETURN,
    /**
     * The int or boolean result of each call of {@link #callOwner}.{@link #callName} is replaced.
     */
    ANSWER
  }

  public final Kind kind;

  /** The client, as its users name it. */
  public final String client;

  /** The classes to weave, as binary names. */
  public final String[] types;

  public final String method;

  static final int ANY = -1;

  /** How many parameters the method has; {@link #ANY} for any number. */
  public final int arguments;

  /** {@link Kind#ADVICE}: the advice class; it is read as bytes and never loaded. */
  public final @Nullable String advice;

  /** Internal name of the class whose method is called. */
  public final @Nullable String callOwner;

  public final @Nullable String callName;

  /** Internal name of the type that is replaced. */
  public final @Nullable String replaced;

  private ClientHook(
      Kind kind,
      String client,
      String[] types,
      String method,
      int arguments,
      @Nullable String advice,
      @Nullable String callOwner,
      @Nullable String callName,
      @Nullable String replaced) {
    this.kind = kind;
    this.client = client;
    this.types = types;
    this.method = method;
    this.arguments = arguments;
    this.advice = advice;
    this.callOwner = callOwner;
    this.callName = callName;
    this.replaced = replaced;
  }

  static ClientHook advice(
      String client, String method, int arguments, String advice, String... types) {
    return new ClientHook(Kind.ADVICE, client, types, method, arguments, advice, null, null, null);
  }

  static ClientHook receiver(
      String client, String method, String callOwner, String callName, String... types) {
    return new ClientHook(
        Kind.RECEIVER, client, types, method, ANY, null, callOwner, callName, callOwner);
  }

  static ClientHook result(
      String client,
      String method,
      String callOwner,
      String callName,
      String replaced,
      String... types) {
    return new ClientHook(
        Kind.RESULT, client, types, method, ANY, null, callOwner, callName, replaced);
  }

  static ClientHook returned(
      String client, String method, int arguments, String replaced, String... types) {
    return new ClientHook(
        Kind.RETURN, client, types, method, arguments, null, null, null, replaced);
  }

  static ClientHook answer(
      String client, String method, String callOwner, String callName, String... types) {
    return new ClientHook(Kind.ANSWER, client, types, method, ANY, null, callOwner, callName, null);
  }

  static ClientHook entry(String client, String method, int arguments, String... types) {
    return new ClientHook(Kind.ENTRY, client, types, method, arguments, null, null, null, null);
  }
}
