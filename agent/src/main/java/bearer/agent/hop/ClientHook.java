package bearer.agent.hop;

import org.jspecify.annotations.Nullable;

/**
 * Which method of which classes leads to which {@link Place}, as data: names only, so that the list
 * costs nothing until a client class loads.
 */
public final class ClientHook {
  /** How the method is changed. */
  public enum Kind {
    /** {@link Place#enter} is called first. */
    ENTER,
    /**
     * {@link Place#exit} is called before each return, with the object itself as state; where a
     * constructor ends, with its arguments.
     */
    EXIT,
    /** Both, and the exit also when an exception leaves the method. */
    AROUND,
    /**
     * {@link Place#enter} is called first, and the method not run if it says so; if it returns
     * something, then what {@link Place#exit} answers.
     */
    PUT_OFF,
    /**
     * As {@link #AROUND}, but the method is not run if {@link Place#enter} says so, and what it
     * then returns, if anything, is its last argument.
     */
    HELD,
    /** A JDK client: the receiver of each call of a method is replaced; state: the object. */
    RECEIVER,
    /** A JDK client: the last argument of each call is replaced; state: the object. */
    LAST_ARGUMENT,
    /** A JDK client: the result of each call is replaced; state: the receiver of that call. */
    RESULT,
    /** A JDK client: the boolean result of each call is replaced; state: the object. */
    ANSWER,
    /** A JDK client: the method is entered; state: its first argument, nothing is replaced. */
    FIRST_ARGUMENT,
    /** A JDK client: what the method returns is replaced; state: its first argument. */
    RETURNED,
    /** A JDK client: the method is entered; state: the object, nothing is replaced. */
    BEGUN,
    /**
     * TLS: before each return of a method without parameters; argument: the peer's name, a field.
     */
    STREAM,
    /** TLS: where a constructor ends; arguments: the name and the port that it was given. */
    CONSTRUCTED
  }

  /** {@link #arguments} of a method with any number of parameters. */
  public static final int ANY = -1;

  static final int SELF = -1;
  static final String REWRITING = "bearer.agent.rewriting.";

  public final Kind kind;

  /** The client, as its users name it. */
  public final String client;

  /** What its frames are called. */
  public final Frames frames;

  /** The place's class, as a binary name. */
  public final String place;

  private final String written; // what the names of the library's types begin with in the place
  private final String found; // and in the library

  /** The method to weave; empty for any. */
  public final String method;

  /** How many parameters the method has, or {@link #ANY}. */
  public final int arguments;

  /** How the method's descriptor ends up to its result; empty for any. */
  public final String lastParameters;

  /** Whether a method that the library itself has deprecated is not meant. */
  public final boolean current;

  /** Objects of which class the place is for, as a binary name; empty for all. */
  public final String within;

  /** Which argument's class sees all of the library; negative for the woven class itself. */
  public final int seenBy;

  private final @Nullable String calls;

  /** Internal name of the type that is replaced; JDK clients only. */
  public final @Nullable String replaced;

  /** Whether a class without such a method is no reason to say anything. */
  public final boolean optional;

  private final String[] types;
  private final boolean beside;
  private final boolean moves; // asked with every call of woven code

  private ClientHook(ClientHook known, boolean optional, boolean beside) {
    this.kind = known.kind;
    this.client = known.client;
    this.frames = known.frames;
    this.lastParameters = known.lastParameters;
    this.place = known.place;
    this.written = known.written;
    this.found = known.found;
    this.types = known.types;
    this.method = known.method;
    this.arguments = known.arguments;
    this.current = known.current;
    this.within = known.within;
    this.calls = known.calls;
    this.replaced = known.replaced;
    this.seenBy = known.seenBy;
    this.optional = optional;
    this.beside = beside;
    this.moves = known.moves;
  }

  ClientHook(
      Kind kind,
      Client client,
      String place,
      Method method,
      @Nullable String calls,
      @Nullable String replaced,
      int seenBy) {
    this.kind = kind;
    this.client = client.name;
    this.frames = client.frames;
    this.lastParameters = method.lastParameters;
    this.place = client.file + '$' + place;
    this.written = client.written;
    this.found = client.found;
    this.types = method.types;
    this.method = method.name;
    this.arguments = method.arguments;
    this.current = method.current;
    this.within = method.within;
    this.calls = calls;
    this.replaced = replaced;
    this.seenBy = seenBy;
    this.optional = false;
    this.beside = false;
    this.moves = this.place.startsWith(REWRITING);
  }

  /** For what only some versions have. */
  public ClientHook ifPresent() {
    return new ClientHook(this, true, beside);
  }

  /** For what only goes with requests, which are changed elsewhere. */
  public ClientHook beside() {
    return new ClientHook(this, optional, true);
  }

  /**
   * What a type is called in the library that is called so in the place.
   *
   * @param type an internal name, as the one that is returned
   */
  public String named(String type) {
    return type.startsWith(written) ? found + type.substring(written.length()) : type;
  }

  /** Whether some types have other names in the library than in the place. */
  public boolean isRenamed() {
    return !written.equals(found);
  }

  /** The classes to weave, as binary names. */
  public String[] types() {
    return types.clone();
  }

  /** Whether a call of a method of this name, of whatever class, is what the hook is about. */
  public boolean isCall(String name) {
    return calls != null
        && (calls.equals(name)
            || (calls.indexOf('|') > 0 && ('|' + calls + '|').contains('|' + name + '|')));
  }

  /** Whether a request is changed there; else what becomes of answers. */
  public boolean isHead() {
    return !moves()
        && !beside
        && (kind == Kind.ENTER
            || kind == Kind.AROUND
            || kind == Kind.HELD
            || kind == Kind.RECEIVER
            || kind == Kind.RESULT);
  }

  /** Whether it is about where calls go, which only some configurations need. */
  public boolean moves() {
    return moves;
  }

  /** Whether the place lives in the agent's own loader, beside a client that the JDK brings. */
  public boolean isJdk() {
    return kind.compareTo(Kind.RECEIVER) >= 0;
  }

  /** Whether it is about a TLS connection, whoever opens it, and not about a client's requests. */
  public boolean isConnection() {
    return kind == Kind.STREAM || kind == Kind.CONSTRUCTED;
  }

  /** The same method of several classes. */
  public static final class Method {
    private final String name;
    private final int arguments;
    private final String lastParameters;
    private final String[] types;
    private final boolean current;
    private final String within;

    private Method(
        String name,
        int arguments,
        String lastParameters,
        String[] types,
        boolean current,
        String within) {
      this.current = current;
      this.within = within;
      this.name = name;
      this.arguments = arguments;
      this.lastParameters = lastParameters;
      this.types = types;
    }

    public static Method of(String name, int arguments, String... types) {
      return new Method(name, arguments, "", types, false, "");
    }

    /** Not those that the library itself has deprecated for others of that name. */
    public Method current() {
      return new Method(name, arguments, lastParameters, types, true, within);
    }

    /** Where the woven class is that of many others: only of objects of one of the client's own. */
    public Method within(String type) {
      return new Method(name, arguments, lastParameters, types, current, type);
    }

    /** Of those of that name, the one whose descriptor ends so up to the parenthesis. */
    public Method ending(String parameters) {
      return new Method(name, arguments, parameters, types, current, within);
    }

    /**
     * A constructor of several classes, which only its end can be woven of.
     *
     * @param lastParameters how its descriptor ends up to the parenthesis
     */
    public static Method constructor(int arguments, String lastParameters, String... types) {
      return new Method("<init>", arguments, lastParameters, types, false, "");
    }
  }
}
