package bearer.agent.weave;

import bearer.agent.base.Privileged;
import bearer.agent.base.StackRoom;
import bearer.agent.bridge.Places;
import bearer.agent.diag.Code;
import bearer.agent.diag.Field;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.Failures;
import bearer.agent.hop.Place;
import bearer.agent.hop.Requests;
import java.io.IOException;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * The agent's end of the bridge: leads each call to its place. Places of a library are kept on the
 * library's classes, so that they go when a web application goes; nothing here holds on to them.
 */
final class Dispatch implements Places {
  private static final Object[] NONE = {};

  private final ClientHook[] ofJdk;
  private final Graph graph;
  private final Requests agent;
  private final PlaceMaker maker;
  private final WovenClasses woven;
  private final Log log;
  private final PlaceTable placesOfJdk = new PlaceTable();
  private final ClassValue<PlaceTable> ofLibraries =
      new ClassValue<PlaceTable>() {
        @Override
        protected PlaceTable computeValue(Class<?> type) {
          return new PlaceTable();
        }
      };

  Dispatch(Graph graph, PlaceMaker maker, WovenClasses woven, Log log) {
    this.ofJdk = graph.hooksOfJdk();
    this.graph = graph;
    this.agent = graph.build();
    this.maker = maker;
    this.woven = woven;
    this.log = log;
  }

  @Override
  public @Nullable Object enter(int number, Object self, Object[] arguments) throws IOException {
    return isIdle(number) ? null : place(number, self, arguments).enter(self, arguments);
  }

  @Override
  public @Nullable Object exit(
      int number,
      Object state,
      Object self,
      Object @Nullable [] arguments,
      @Nullable Object result,
      @Nullable Throwable thrown)
      throws IOException {
    if (isIdle(number)) {
      return result;
    }
    return arguments == null
        ? place(number, self, NONE).value(state, self, result)
        : place(number, self, arguments).exit(state, self, arguments, result);
  }

  /** Nothing is loaded, checked or told for what no rule asks for. */
  private boolean isIdle(int number) {
    return hook(number).moves() && !graph.rewrites();
  }

  private ClientHook hook(int number) {
    return number < ofJdk.length ? ofJdk[number] : graph.hooks()[number];
  }

  private Place place(int number, Object self, Object[] arguments) {
    ClientHook hook = hook(number);
    PlaceTable known = hook.isJdk() ? placesOfJdk : ofLibraries.get(seer(hook, self, arguments));
    Place place = known.get(number);
    return place != null ? place : load(number, self, arguments, known);
  }

  private static Class<?> seer(ClientHook hook, Object self, Object[] arguments) {
    Object argument = hook.seenBy < 0 ? null : arguments[hook.seenBy];
    return (argument == null ? self : argument).getClass();
  }

  /** Any number of threads may make one; the first that is finished is everybody's. */
  private Place load(int number, Object self, Object[] arguments, PlaceTable known) {
    ClientHook hook = hook(number);
    Class<?> type = self.getClass();
    Class<?> seer = hook.within.isEmpty() ? seer(hook, self, arguments) : within(hook, type);
    StackRoom.need(); // a class that cannot be initialised once never can
    Place made;
    try {
      made = seer == null ? new Idle() : make(hook, type, seer);
      made.connect(agent, hook.client, failuresOf(number));
    } catch (LinkageError misfit) {
      made = new Unfit();
      graph.notWoven(hook, hook.isJdk() ? "" : PlaceMaker.copy(hook, type));
      if (known.add(number, made)) {
        tellUnfit(hook, type, seer == null ? type : seer, misfit);
      }
    }
    known.add(number, made);
    return java.util.Objects.requireNonNull(known.get(number));
  }

  private Failures failuresOf(int number) {
    return new Failures() {
      @Override
      public void failed(Throwable problem) {
        Dispatch.this.failed(number, problem);
      }
    };
  }

  private Place make(ClientHook hook, Class<?> type, Class<?> seer) {
    return Privileged.run(
        new PrivilegedAction<Place>() {
          @Override
          public Place run() {
            if (hook.moves() && hook.optional && !heads().has(hook, type, seer)) {
              return new Idle(); // it is over another client
            } else if (hook.moves()) {
              heads().check(hook, type, seer);
            }
            return hook.isJdk() ? maker.ofJdk(hook) : maker.ofLibrary(hook, type, seer);
          }
        });
  }

  private HeadCheck heads() {
    return new HeadCheck(graph.hooks(), maker, woven);
  }

  /** Once for a copy, also if more than one of its places lacks something: the worst of it. */
  private void tellUnfit(ClientHook hook, Class<?> type, Class<?> seer, LinkageError misfit) {
    LinkageError ofHeads = hook.isJdk() || hook.moves() ? null : lackOfHeads(hook, type, seer);
    if (hook.isJdk() || isNews(hook, type, seer, hook.isHead() || ofHeads != null)) {
      log.log(
          Level.WARN,
          Code.NOT_WOVEN,
          unfit(hook, type, ofHeads == null ? misfit : ofHeads, ofHeads != null),
          Field.client(hook.client));
    }
  }

  private @Nullable LinkageError lackOfHeads(ClientHook hook, Class<?> type, Class<?> seer) {
    return Privileged.<@Nullable LinkageError>run(
        new PrivilegedAction<@Nullable LinkageError>() {
          @Override
          public @Nullable LinkageError run() {
            return hook.isHead() ? null : heads().lack(hook, type, seer);
          }
        });
  }

  private boolean isNews(ClientHook hook, Class<?> type, Class<?> seer, boolean ofHeads) {
    return Privileged.run(
        new PrivilegedAction<Boolean>() {
          @Override
          public Boolean run() {
            return maker.isNews(hook, type, seer, ofHeads);
          }
        });
  }

  private static String unfit(
      ClientHook hook, Class<?> type, LinkageError misfit, boolean ofHeads) {
    return hook.client
        + ' '
        + LibraryVersion.of(domain(type))
        + (ofHeads ? Loss.ofHeads(hook) : Loss.of(hook))
        + ": no "
        + misfit.getMessage();
  }

  private static @Nullable ProtectionDomain domain(Class<?> type) {
    return Privileged.<@Nullable ProtectionDomain>run(
        new PrivilegedAction<@Nullable ProtectionDomain>() {
          @Override
          public @Nullable ProtectionDomain run() {
            return type.getProtectionDomain();
          }
        });
  }

  @Override
  public void failed(int number, Throwable problem) {
    String client = hook(number).client;
    log.throttled(
        Level.WARN,
        Code.HOOK_FAILED,
        client,
        what(hook(number)) + ", because the agent failed: " + told(problem),
        Field.client(client));
  }

  private static String what(ClientHook hook) {
    return hook.isConnection()
        ? "a connection by " + hook.client + " was not looked at"
        : hook.kind == ClientHook.Kind.PUT_OFF
            ? "a call by " + hook.client + " was not put off, or ended, as it should be"
            : "a request by " + hook.client + " went out as the application built it";
  }

  /** Only a misfit's message is harmless: any other could quote a request. */
  private static String told(Throwable problem) {
    StackTraceElement[] stack = problem.getStackTrace();
    return problem instanceof LinkageError
        ? problem.toString()
        : problem.getClass().getName() + (stack.length == 0 ? "" : " at " + stack[0]);
  }

  /** The class that the place is for, which an object's is or extends; null if it is none. */
  private static @Nullable Class<?> within(ClientHook hook, Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      if (c.getName().equals(hook.within) || c.getName().endsWith('.' + hook.within)) {
        return c;
      }
    }
    return null;
  }

  /** Of a copy that lacks something. */
  private static final class Unfit extends Place {}

  /** Of a class that only inherits the woven method of the client's. */
  private static final class Idle extends Place {}
}
