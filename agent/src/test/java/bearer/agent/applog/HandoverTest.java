package bearer.agent.applog;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.diag.Code;
import bearer.agent.diag.Event;
import bearer.agent.diag.Level;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HandoverTest {
  private final AtomicLong seconds = new AtomicLong(1000);
  private final List<String> stderr = new ArrayList<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private final Slf4js slf4js = new Slf4js(this::nanos);
  private final Fallback fallback = new Fallback(this::print, Level.DEBUG, this::nanos);
  private long callMillis = 60_000;
  private final TestJvm jvm = new TestJvm();
  private Handover handover = handover();

  private long nanos() {
    return seconds.get() * 1_000_000_000L;
  }

  private void print(Event event) {
    stderr.add(event.level + " " + event.code.id() + " " + event.message);
  }

  private Handover handover() {
    return new Handover(slf4js, jvm, fallback, this::nanos, callMillis);
  }

  private void sighted(TestSlf4j... loaders) {
    for (TestSlf4j loader : loaders) {
      slf4js.transform(loader, "org/slf4j/LoggerFactory", null, null, new byte[0]);
    }
  }

  private TestSlf4j ready() {
    TestSlf4j slf4j = TestSlf4j.inUse();
    sighted(slf4j);
    seconds.addAndGet(1);
    return slf4j;
  }

  private void say(Level level, String message, @Nullable ClassLoader caller) {
    Event event = new Event(0, level, Code.ACTIVE, message);
    waiting.add(new Waiting(event, caller, nanos()));
  }

  private void warn(String message) {
    say(Level.WARN, message, null);
  }

  /** Answers how many still wait. */
  private int pass() {
    handover.pass(waiting);
    waiting.removeIf(Waiting::isSettled);
    return waiting.size();
  }

  private static String unused(String reason) {
    return "WARN BA-009 the application's log is not used: " + reason + "; events are printed here";
  }

  @Test
  void pass_slf4jInUse_handsOverInOrderAndPrintsNothing() {
    TestSlf4j slf4j = ready();
    say(Level.ERROR, "one", null);
    say(Level.WARN, "two", null);
    say(Level.INFO, "three", null);
    say(Level.DEBUG, "four", null);

    assertThat(pass()).isZero();
    assertThat(slf4j.lines())
        .containsExactly(
            "ERROR bearer.agent BA-001 one",
            "WARN bearer.agent BA-001 two",
            "INFO bearer.agent BA-001 three",
            "DEBUG bearer.agent BA-001 four");
    assertThat(stderr).isEmpty();
  }

  @Test
  void pass_noSlf4j_waitsForHalfAMinuteFromTheStartAndThenPrintsAtOnce() {
    seconds.addAndGet(20);
    warn("one");
    assertThat(pass()).isOne();
    seconds.addAndGet(9);
    assertThat(pass()).isOne();
    assertThat(stderr).isEmpty();

    seconds.addAndGet(1);
    assertThat(pass()).isZero();
    warn("two");
    assertThat(pass()).isZero();
    assertThat(stderr)
        .containsExactly(
            unused("no SLF4J is in use"), "WARN BA-001 one", "WARN BA-001 two"); // the reason once
  }

  @Test
  void pass_earlyEvents_areHandedOverOnceSlf4jIsInUse() {
    TestSlf4j slf4j = TestSlf4j.loaded();
    warn("early");
    assertThat(pass()).isOne();
    sighted(slf4j);
    assertThat(pass()).isOne();
    seconds.addAndGet(20);
    assertThat(pass()).isOne();
    assertThat(slf4j.isInitialised()).isFalse(); // nobody but the application does that

    slf4j.initialise();
    assertThat(pass()).isZero();
    assertThat(slf4j.lines()).containsExactly("WARN bearer.agent BA-001 early");
    assertThat(stderr).isEmpty();
  }

  /** Log4j would give a logger that keeps to the configuration that is about to go. */
  @Test
  void pass_applicationAsksForALogger_waitsUntilItHasIt() {
    TestSlf4j slf4j = ready();
    jvm.askingForLoggers = true;
    warn("one");
    assertThat(pass()).isOne();
    seconds.addAndGet(10);
    assertThat(pass()).isOne();
    assertThat(slf4j.lines()).isEmpty();

    jvm.askingForLoggers = false;
    assertThat(pass()).isZero();
    assertThat(slf4j.lines()).containsExactly("WARN bearer.agent BA-001 one");
    assertThat(stderr).isEmpty();
  }

  @Test
  void pass_onceEntered_neverLooksAgain() {
    ready();
    warn("one");
    assertThat(pass()).isZero();
    jvm.askingForLoggers = true;
    warn("two");

    assertThat(pass()).isZero();
    assertThat(jvm.looks).isEqualTo(1);
  }

  @Test
  void pass_applicationAsksForLoggersAllTheTime_waitsForTwentySecondsAtMost() {
    TestSlf4j slf4j = ready();
    jvm.askingForLoggers = true;
    warn("one");
    seconds.addAndGet(18);
    assertThat(pass()).isOne();
    seconds.addAndGet(1);

    assertThat(pass()).isZero();
    assertThat(slf4j.lines()).containsExactly("WARN bearer.agent BA-001 one");
  }

  @Test
  void pass_slf4jNeverInitialised_printsAfterHalfAMinuteAndUsesItLater() {
    TestSlf4j slf4j = TestSlf4j.loaded();
    sighted(slf4j);
    warn("one");
    seconds.addAndGet(29);
    assertThat(pass()).isOne();
    seconds.addAndGet(1);
    assertThat(pass()).isZero();
    slf4j.initialise();
    warn("two");
    assertThat(pass()).isZero();

    assertThat(stderr).containsExactly(unused("SLF4J is there, but not in use"), "WARN BA-001 one");
    assertThat(slf4j.lines()).containsExactly("WARN bearer.agent BA-001 two");
  }

  /** What configures the logging does so just after the first logger was made. */
  @Test
  void pass_slf4jJustLoaded_waitsASecond() {
    TestSlf4j slf4j = TestSlf4j.inUse();
    sighted(slf4j);
    warn("one");

    assertThat(pass()).isOne();
    seconds.addAndGet(1);
    assertThat(pass()).isZero();
    assertThat(slf4j.lines()).hasSize(1);
  }

  @Test
  void pass_noProvider_printsAtOnce() {
    sighted(TestSlf4j.inUseWithoutProvider());
    warn("one");

    assertThat(pass()).isZero();
    assertThat(stderr).containsExactly(unused("SLF4J has nothing to log with"), "WARN BA-001 one");
  }

  @Test
  void pass_twoApplications_eachGetsItsOwn() {
    TestSlf4j one = ready();
    TestSlf4j two = ready();
    say(Level.WARN, "one", one);
    say(Level.WARN, "two", new URLClassLoader(new URL[0], two)); // such as a script engine's
    say(Level.WARN, "none", ClassLoader.getSystemClassLoader());

    assertThat(pass()).isZero();
    assertThat(one.lines()).containsExactly("WARN bearer.agent BA-001 one");
    assertThat(two.lines()).containsExactly("WARN bearer.agent BA-001 two");
    assertThat(stderr)
        .containsExactly(
            unused("there are several SLF4J, and none of them is that of the caller"),
            "WARN BA-001 none");
  }

  @Test
  void pass_oneUsableAmongSeveral_getsWhatIsNobodys() {
    sighted(TestSlf4j.inUseWithoutProvider());
    TestSlf4j slf4j = ready();
    warn("one");

    assertThat(pass()).isZero();
    assertThat(slf4j.lines()).hasSize(1);
  }

  /** Spring Boot denies everything from its first logger until its configuration is read. */
  @Test
  void pass_loggerOffAtTheBeginning_waitsUntilItIsOn() {
    TestSlf4j slf4j = ready();
    slf4j.enable(0);
    say(Level.INFO, "active", null);
    warn("one");
    assertThat(pass()).isEqualTo(2);
    slf4j.enable(5);

    assertThat(pass()).isZero();
    assertThat(slf4j.lines())
        .containsExactly("INFO bearer.agent BA-001 active", "WARN bearer.agent BA-001 one");
    assertThat(stderr).isEmpty();
  }

  @Test
  void pass_loggerOffForGood_printsWarningsAndNothingElse() {
    TestSlf4j slf4j = ready();
    slf4j.enable(1);
    seconds.addAndGet(60);
    say(Level.INFO, "active", null);
    warn("one");
    say(Level.ERROR, "two", null);

    assertThat(pass()).isZero();
    assertThat(slf4j.lines()).containsExactly("ERROR bearer.agent BA-001 two");
    assertThat(stderr)
        .containsExactly(unused("its logger bearer.agent is off for WARN"), "WARN BA-001 one");
  }

  @Test
  void pass_nothingTakesIt_endsAfterAMinute() {
    TestSlf4j slf4j = ready();
    slf4j.enable(0);
    warn("one");
    for (int i = 0; i < 58; i++) {
      assertThat(pass()).isOne();
      seconds.addAndGet(1);
    }
    seconds.addAndGet(2);

    assertThat(pass()).isZero();
    assertThat(stderr).contains("WARN BA-001 one");
  }

  @Test
  void pass_loggerThrows_printsWithoutWhatItSays() {
    TestSlf4j slf4j = ready();
    slf4j.appender(
        line -> {
          throw new IllegalStateException("jdbc:password=s3cret");
        });
    warn("one");

    assertThat(pass()).isZero();
    assertThat(stderr)
        .containsExactly(
            unused("its logger threw java.lang.IllegalStateException"), "WARN BA-001 one");
  }

  @Test
  void pass_loggerBlocks_printsAndComesBackWhenItReturns() throws InterruptedException {
    callMillis = 50;
    handover = handover();
    TestSlf4j slf4j = ready();
    CountDownLatch blocked = new CountDownLatch(1);
    AtomicReference<@Nullable Thread> caller = new AtomicReference<>();
    slf4j.appender(
        line -> {
          caller.set(Thread.currentThread());
          await(blocked);
        });
    warn("one");
    warn("two");
    assertThat(pass()).isZero();
    warn("three");
    assertThat(pass()).isZero();
    assertThat(stderr)
        .containsExactly(
            unused("its logger has not returned from a call"),
            "WARN BA-001 one",
            "WARN BA-001 two",
            "WARN BA-001 three");

    blocked.countDown();
    Objects.requireNonNull(caller.get()).join();
    warn("four");
    assertThat(pass()).isZero();
    assertThat(stderr).hasSize(4);
    assertThat(slf4j.lines()) // two was printed meanwhile, and is not said again
        .containsExactly("WARN bearer.agent BA-001 one", "WARN bearer.agent BA-001 four");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void pass_otherApplicationBlocks_doesNotMatter() {
    callMillis = 1000; // a busy machine starts a thread in that
    handover = handover();
    TestSlf4j stuck = ready();
    TestSlf4j other = ready();
    stuck.appender(line -> await(new CountDownLatch(1)));
    say(Level.WARN, "one", stuck);
    say(Level.WARN, "two", other);

    assertThat(pass()).isZero();
    assertThat(other.lines()).containsExactly("WARN bearer.agent BA-001 two");
  }

  /** CVE-2021-44228: old Log4j loads code that a message names. */
  @Test
  void pass_textOfOthers_steersNeitherLog4jNorATerminal() {
    TestSlf4j slf4j = ready();
    warn("${jndi:ldap://x} \u001b[31m\n[bearer-agent] ERROR {} {0} %s");

    assertThat(pass()).isZero();
    assertThat(slf4j.lines())
        .containsExactly(
            "WARN bearer.agent BA-001 $ {jndi:ldap://x}  [31m [bearer-agent] ERROR {} {0} %s");
  }

  @Test
  void pass_callIntoTheLogger_hasTheContextOfTheApplication() {
    TestSlf4j slf4j = ready();
    ClassLoader child = new URLClassLoader(new URL[0], slf4j);
    List<ClassLoader> contexts = new ArrayList<>();
    slf4j.appender(line -> contexts.add(Thread.currentThread().getContextClassLoader()));
    say(Level.WARN, "one", child);
    say(Level.WARN, "two", ClassLoader.getSystemClassLoader());
    say(Level.WARN, "three", null);

    assertThat(pass()).isZero();
    assertThat(contexts).containsExactly(child, slf4j, slf4j);
  }

  /** Log4j makes a configuration for the class loader of whoever asks for a logger. */
  @Test
  void pass_callerThatLog4jWouldSee_isOneOfTheJdk() {
    TestSlf4j slf4j = ready();
    slf4j.callers().clear();
    warn("one");
    assertThat(pass()).isZero();

    Class<?> caller =
        slf4j.callers().stream()
            .filter(type -> !type.getName().startsWith("org.slf4j."))
            .filter(type -> type.getClassLoader() != slf4j)
            .findFirst()
            .orElseThrow();
    assertThat(caller.getClassLoader()).as(caller.getName()).isNull();
  }

  private WeakReference<ClassLoader> usedAndDropped() {
    TestSlf4j slf4j = ready();
    say(Level.WARN, "one", slf4j);
    assertThat(pass()).isZero();
    assertThat(slf4j.lines()).hasSize(1);
    say(Level.WARN, "two", slf4j);
    return new WeakReference<>(slf4j);
  }

  @Test
  void slf4j_ofAnApplicationThatIsGone_isNotHeld() {
    WeakReference<ClassLoader> loader = usedAndDropped();

    for (int i = 0; loader.get() != null && i < 100; i++) {
      System.gc();
      Thread.onSpinWait();
    }
    assertThat(loader.get()).isNull();
    assertThat(slf4js.all()).isEmpty();
    seconds.addAndGet(30);
    assertThat(pass()).isZero();
    assertThat(stderr).contains("WARN BA-001 two");
  }

  @Test
  void transform_anyOtherClass_isNotNoted() {
    slf4js.transform(TestSlf4j.loaded(), "org/slf4j/Logger", null, null, new byte[0]);
    slf4js.transform(TestSlf4j.loaded(), null, null, null, new byte[0]);
    slf4js.transform(null, "org/slf4j/LoggerFactory", null, null, new byte[0]);

    assertThat(slf4js.all()).isEmpty();
  }

  @Test
  void scan_loadedBefore_isFoundOnce() {
    TestSlf4j slf4j = TestSlf4j.loaded();
    slf4js.scan(new Class<?>[] {String.class, int[].class, slf4j.factory()});
    sighted(slf4j);

    assertThat(slf4js.all()).hasSize(1);
  }
}
