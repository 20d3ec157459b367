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
    /** The receiver of each call of a method of {@link #callOwner} is replaced. */
    RECEIVER,
    /** The result of each call of a method of {@link #callOwner} is replaced. */
    RESULT,
    /** The bridge is asked with the first argument on entry; what it answers is not used. */
    ENTRY,
    /** On return the bridge is asked with the first argument to replace what is returned. */
    RETURN,
    /** The int or boolean result of each call of a method of {@link #callOwner} is replaced. */
    ANSWER
  }

  public final Kind kind;

  /** Whether requests are changed here; else what becomes of answers. */
  public final boolean decorates;

  /** The client, as its users name it. */
  public final String client;

  /** The classes to weave, as binary names. */
  public final String[] types;

  public final String method;

  static final int ANY = -1;

  private static final String[] NONE = {};

  /** How many parameters the method has; {@link #ANY} for any number. */
  public final int arguments;

  /** {@link Kind#ADVICE}: the advice class; it is read as bytes and never loaded. */
  public final @Nullable String advice;

  /** Internal name of the class whose method is called. */
  public final @Nullable String callOwner;

  private final String[] callNames;

  /** Internal name of the type that is replaced. */
  public final @Nullable String replaced;

  private ClientHook(
      Kind kind,
      boolean decorates,
      String client,
      String[] types,
      String method,
      int arguments,
      @Nullable String advice,
      @Nullable String callOwner,
      String[] callNames,
      @Nullable String replaced) {
    this.kind = kind;
    this.decorates = decorates;
    this.client = client;
    this.types = types;
    this.method = method;
    this.arguments = arguments;
    this.advice = advice;
    this.callOwner = callOwner;
    this.callNames = callNames;
    this.replaced = replaced;
  }

  static ClientHook advice(
      String client, String method, int arguments, String advice, String... types) {
    return new ClientHook(
        Kind.ADVICE, true, client, types, method, arguments, advice, null, NONE, null);
  }

  /** Advice where a client looks at an answer. */
  static ClientHook answerAdvice(
      String client, String method, int arguments, String advice, String... types) {
    return new ClientHook(
        Kind.ADVICE, false, client, types, method, arguments, advice, null, NONE, null);
  }

  static ClientHook receiver(
      String client, String method, String callOwner, String callName, String... types) {
    return new ClientHook(
        Kind.RECEIVER,
        true,
        client,
        types,
        method,
        ANY,
        null,
        callOwner,
        new String[] {callName},
        callOwner);
  }

  static ClientHook result(
      String client,
      String method,
      String callOwner,
      String callName,
      String replaced,
      String... types) {
    return new ClientHook(
        Kind.RESULT,
        true,
        client,
        types,
        method,
        ANY,
        null,
        callOwner,
        new String[] {callName},
        replaced);
  }

  static ClientHook returned(
      String client, String method, int arguments, String replaced, String... types) {
    return new ClientHook(
        Kind.RETURN, false, client, types, method, arguments, null, null, NONE, replaced);
  }

  /** One type, several calls: the class is read and written once. */
  static ClientHook answers(
      String client, String method, String type, String callOwner, String... callNames) {
    return new ClientHook(
        Kind.ANSWER,
        false,
        client,
        new String[] {type},
        method,
        ANY,
        null,
        callOwner,
        callNames,
        null);
  }

  static ClientHook entry(String client, String method, int arguments, String... types) {
    return new ClientHook(
        Kind.ENTRY, true, client, types, method, arguments, null, null, NONE, null);
  }

  /** Whether a call of this method is one that the hook is about. */
  public boolean isCall(String owner, String name) {
    if (owner.equals(callOwner)) {
      for (String callName : callNames) {
        if (name.equals(callName)) {
          return true;
        }
      }
    }
    return false;
  }
}
