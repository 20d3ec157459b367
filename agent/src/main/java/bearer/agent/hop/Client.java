package bearer.agent.hop;

import org.jspecify.annotations.Nullable;

/** What the hooks of one client have in common. */
public final class Client {
  final String name;
  final String file;
  final Frames frames;
  final String written;
  final String found;

  /**
   * @param name as its users name it
   * @param file the class in {@code bearer.agent.clients} that holds its places
   */
  public Client(String name, String file, Frames frames) {
    this(frames, name, "bearer.agent.clients." + file);
  }

  /**
   * The client of that name, where its calls begin.
   *
   * @param file the class in {@code bearer.agent.rewriting} that holds its places
   */
  public static Client rewriting(String name, String file) {
    return new Client(Frames.NONE, name, ClientHook.REWRITING + file);
  }

  private Client(Frames frames, String name, String file) {
    this(frames, name, file, "", "");
  }

  private Client(Frames frames, String name, String file, String written, String found) {
    this.frames = frames;
    this.name = name;
    this.file = file;
    this.written = written;
    this.found = found;
  }

  /**
   * A library that is the one that the places are written against but for its name.
   *
   * @param packages what the packages of that one begin with, as an internal name
   * @param here what they begin with in this one
   */
  public Client renamed(String packages, String here) {
    return new Client(frames, name, file, packages, here);
  }

  /**
   * What TLS connections are made with.
   *
   * @param file the class that holds its places
   */
  public static Client ofConnections(String name, String file) {
    return new Client(Frames.NONE, name, file);
  }

  public ClientHook enter(String place, ClientHook.Method method) {
    return new ClientHook(ClientHook.Kind.ENTER, this, place, method, null, null, ClientHook.SELF);
  }

  public ClientHook exit(String place, ClientHook.Method method) {
    return new ClientHook(ClientHook.Kind.EXIT, this, place, method, null, null, ClientHook.SELF);
  }

  public ClientHook around(String place, ClientHook.Method method) {
    return new ClientHook(ClientHook.Kind.AROUND, this, place, method, null, null, ClientHook.SELF);
  }

  /**
   * Before a method that returns nothing, which is not run if {@link Place#enter} answers {@link
   * Place#PUT_OFF}: mostly a {@link LaterPlace}. Or a method that returns an object, which {@link
   * Place#exit} has then.
   */
  public ClientHook putOff(String place, ClientHook.Method method) {
    return new ClientHook(
        ClientHook.Kind.PUT_OFF, this, place, method, null, null, ClientHook.SELF);
  }

  /** As {@link #around} and {@link #putOff} in one, see {@link Kind#HELD}. */
  public ClientHook held(String place, ClientHook.Method method) {
    return new ClientHook(ClientHook.Kind.HELD, this, place, method, null, null, ClientHook.SELF);
  }

  /** As {@link #around}, where the woven class alone does not see all of the library. */
  public ClientHook aroundSeenBy(int argument, String place, ClientHook.Method method) {
    return new ClientHook(ClientHook.Kind.AROUND, this, place, method, null, null, argument);
  }

  /**
   * For the clients of the JDK: a value at each call of a method.
   *
   * @param called its name; {@code |} between those of several versions
   * @param replaced internal name of the value's type; null for a boolean
   */
  public ClientHook call(
      ClientHook.Kind kind,
      String place,
      ClientHook.Method method,
      String called,
      @Nullable String replaced) {
    return new ClientHook(kind, this, place, method, called, replaced, ClientHook.SELF);
  }

  /** Where a connection is seen, see {@link Kind#STREAM} and {@link Kind#CONSTRUCTED}. */
  public ClientHook connection(
      ClientHook.Kind kind, String place, ClientHook.Method method, @Nullable String replaced) {
    return new ClientHook(kind, this, place, method, null, replaced, ClientHook.SELF);
  }

  /** For the clients of the JDK: the first argument, or with it what is returned. */
  public ClientHook argument(
      ClientHook.Kind kind, String place, ClientHook.Method method, @Nullable String replaced) {
    return new ClientHook(kind, this, place, method, null, replaced, ClientHook.SELF);
  }
}
