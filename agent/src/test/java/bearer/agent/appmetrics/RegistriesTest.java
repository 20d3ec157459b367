package bearer.agent.appmetrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.base.AgentThread;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.metrics.Meter;
import bearer.agent.metrics.Sample;
import bearer.agent.token.FakeTicker;
import java.io.ByteArrayOutputStream;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The registries of applications whose library of meters belongs to the test. */
class RegistriesTest {
  private static final String UNUSED =
      "[bearer-agent] WARN BA-014 bearer.metrics=application does not have all it should: ";

  private final List<Class<?>> loaded = new ArrayList<>();
  private final FakeTicker ticker = new FakeTicker();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Log log = new Log(Level.WARN, said, ticker);
  private final FakeLibrary library = new FakeLibrary();
  private final Registries registries =
      new Registries(List.of(library), new Loaded(), Map.of(), ticker, log);

  private static Sample active(double value) {
    return new Sample(null, Meter.ACTIVE, value);
  }

  private static Sample waits(@Nullable ClassLoader caller, double value) {
    return new Sample(caller, Meter.TOKEN_WAITS, value, "default", "h", "add");
  }

  private static Sample fetches(double value, String credential) {
    return new Sample(null, Meter.TOKEN_FETCHES, value, credential);
  }

  private static List<String> shown(Application application) {
    return application.series().stream()
        .map(one -> one.meter.dotted + one.values + ' ' + one.value())
        .toList();
  }

  @Test
  void registry_onceInUse_hasEachSeriesOnceAndItsNewestValue() {
    Application application = new Application();
    loaded.add(application.global());
    registries.show(List.of(active(1)));
    assertThat(library.asked).isEqualTo(1);
    application.using();
    registries.show(List.of(active(1), fetches(3, "default")));
    registries.show(List.of(active(0), fetches(4, "default")));

    assertThat(shown(application))
        .containsExactly("bearer.active[] 0.0", "bearer.token.fetches[default] 4.0");
    assertThat(said.toString(UTF_8)).isEmpty();
  }

  @Test
  void series_thatIsNoMore_showsNothingIfItIsAGauge() {
    Application application = new Application().using();
    loaded.add(application.global());
    registries.show(List.of(fetches(3, "old"), new Sample(null, Meter.TOKEN_REMAINING, 60, "old")));
    registries.show(List.of(active(1)));

    assertThat(shown(application))
        .containsExactlyInAnyOrder(
            "bearer.token.fetches[old] 3.0",
            "bearer.token.remaining[old] NaN",
            "bearer.active[] 1.0");
  }

  @Test
  void classThatIsOnlyLoaded_isNotInitialised() {
    Application application = new Application();
    loaded.add(application.global());
    library.initialised = false;
    registries.show(List.of(active(1)));
    assertThat(library.asked).isZero();
  }

  @Test
  void severalApplications_eachHasItsOwnCallsAndTheProcess() {
    Application one = new Application().using();
    Application two = new Application().using();
    Application idle = new Application().using();
    ClassLoader below = new java.net.URLClassLoader(new java.net.URL[0], two);
    loaded.addAll(List.of(one.global(), two.global(), idle.global()));
    registries.show(List.of(active(1), waits(one, 5), waits(below, 7)));

    assertThat(shown(one)).containsExactly("bearer.active[] 1.0", WAITS + " 5.0");
    assertThat(shown(two)).containsExactly("bearer.active[] 1.0", WAITS + " 7.0");
    assertThat(shown(idle)).isEmpty();
    assertThat(said.toString(UTF_8)).isEmpty();
  }

  private static final String WAITS = "bearer.token.waits[default, h, add]";

  @Test
  void severalApplications_callsOfNobodyKnown_areSaidOnce() {
    loaded.addAll(List.of(new Application().using().global(), new Application().using().global()));
    for (int i = 0; i < 3; i++) {
      registries.show(List.of(waits(null, 5)));
    }
    assertThat(said.toString(UTF_8))
        .isEqualTo(
            UNUSED + "there are several registries, and for some calls none is the caller's\n");
  }

  @Test
  void oneApplication_hasAllWhoeverCalled() {
    Application application = new Application().using();
    loaded.add(application.global());
    registries.show(List.of(waits(null, 5)));
    assertThat(shown(application)).containsExactly(WAITS + " 5.0");
  }

  @Test
  void registryThatFails_isSaidAndLeftAlone() {
    Application application = new Application().using();
    loaded.add(application.global());
    library.failure = new NoSuchMethodError("register");
    registries.show(List.of(active(1)));
    library.failure = null;
    registries.show(List.of(active(1)));

    assertThat(shown(application)).isEmpty();
    assertThat(said.toString(UTF_8))
        .isEqualTo(UNUSED + "Fake failed with java.lang.NoSuchMethodError\n");
  }

  @Test
  void noRegistry_isSaidAfterFiveMinutes() {
    registries.show(List.of(active(1)));
    ticker.advanceNanos(TimeUnit.SECONDS.toNanos(299));
    registries.show(List.of(active(1)));
    assertThat(said.toString(UTF_8)).isEmpty();
    ticker.advanceNanos(TimeUnit.SECONDS.toNanos(1));
    registries.show(List.of(active(1)));
    registries.show(List.of(active(1)));
    assertThat(said.toString(UTF_8)).hasLineCount(1).contains("neither a Micrometer");
  }

  /** The JVM lists all its classes for it. */
  @Test
  void classes_areLookedThroughOnceAMinute_onceThereIsARegistry() {
    Application application = new Application().using();
    loaded.add(application.global());
    for (int i = 0; i < 100; i++) {
      registries.show(List.of(active(1)));
      ticker.advanceNanos(TimeUnit.SECONDS.toNanos(6));
    }
    assertThat(looks).isEqualTo(10);
  }

  @Test
  void application_thatEnds_isNotHeld() {
    Application application = new Application().using();
    WeakReference<Application> held = new WeakReference<>(application);
    loaded.add(application.global());
    registries.show(List.of(active(1), waits(application, 5)));
    assertThat(shown(application)).hasSize(2);

    loaded.clear();
    application = null;
    for (int i = 0; i < 20 && held.get() != null; i++) {
      System.gc();
    }
    assertThat(held.get()).isNull();
    registries.show(List.of(active(1)));
  }

  @Test
  void callThatDoesNotReturn_isSaidAndNobodyWaitsForItAgain() throws Exception {
    Application application = new Application().using();
    loaded.add(application.global());
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    library.interlude =
        () -> {
          assertThat(AgentThread.isCurrent()).isTrue();
          entered.countDown();
          released.await();
        };
    ApplicationRegistry place = new ApplicationRegistry(registries, 1, log);
    place.publish(List.of(active(1)));
    entered.await();
    place.publish(List.of(active(1)));
    assertThat(said.toString(UTF_8))
        .isEqualTo(
            "[bearer-agent] WARN BA-014 the application's registry of meters has not returned from a"
                + " call\n");
    released.countDown();
  }

  private int looks;

  private final class Loaded implements ClassStates {
    @Override
    public Iterable<Class<?>> loaded(Set<String> names) {
      looks++;
      return loaded.stream().filter(type -> names.contains(type.getName())).toList();
    }

    @Override
    public boolean isInitialised(Class<?> type) {
      return library.initialised;
    }
  }

  /** What a library does while it is entered. */
  private interface Interlude {
    void run() throws InterruptedException;
  }

  private static final class FakeLibrary implements Library {
    boolean initialised = true;
    int asked;
    @Nullable LinkageError failure;
    Interlude interlude = () -> {};

    @Override
    public String name() {
      return "Fake";
    }

    @Override
    public String globalClass() {
      return Global.class.getName();
    }

    @Override
    public @Nullable Object registry(Class<?> global) throws ReflectiveOperationException {
      asked++;
      return global.getField("registry").get(null);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Registrar registrar(Class<?> global, Object registry, Map<String, String> common) {
      return (series, same) -> {
        if (failure != null) {
          throw failure;
        }
        try {
          interlude.run();
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
        ((List<Series>) registry).add(series);
      };
    }
  }
}
