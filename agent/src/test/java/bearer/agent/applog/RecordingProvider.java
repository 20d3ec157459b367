package bearer.agent.applog;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/** What an application's SLF4J logs with: one copy for each {@link TestSlf4j}, of JDK types. */
public final class RecordingProvider implements SLF4JServiceProvider {
  /** {@code LEVEL logger message}. */
  public static final List<String> LINES = new CopyOnWriteArrayList<>();

  /** Who asked for a logger, innermost first, as Log4j looks for it. */
  public static final List<Class<?>> CALLERS = new CopyOnWriteArrayList<>();

  /** The highest level that is logged: 0 for none, 1 for errors, 5 for everything. */
  public static volatile int enabled = 5;

  /** Called with each line before it is recorded. */
  public static volatile Consumer<String> appender = line -> {};

  private final BasicMarkerFactory markers = new BasicMarkerFactory();
  private final NOPMDCAdapter context = new NOPMDCAdapter();

  @Override
  public ILoggerFactory getLoggerFactory() {
    return name -> {
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
          .walk(frames -> frames.map(StackWalker.StackFrame::getDeclaringClass).toList())
          .forEach(CALLERS::add);
      return new RecordingLogger(name);
    };
  }

  @Override
  public IMarkerFactory getMarkerFactory() {
    return markers;
  }

  @Override
  public MDCAdapter getMDCAdapter() {
    return context;
  }

  @Override
  public String getRequestedApiVersion() {
    return "2.0.99";
  }

  @Override
  public void initialize() {}
}
