package bearer.agent.base;

import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A few threads on which the application goes on, and one that keeps the time, so that time passes
 * even if the application blocks all of the others. None is there before it is needed, none stays
 * after it. Thread-safe.
 */
public final class ContinuationThreads implements Continuations {
  private static final int MAX_THREADS = 8;
  private static final long IDLE_MILLIS = 10_000;

  private final long idleMillis;

  // made when first used
  private volatile @Nullable ThreadPoolExecutor threads;
  private volatile @Nullable ScheduledThreadPoolExecutor clock;

  public ContinuationThreads() {
    this(IDLE_MILLIS);
  }

  ContinuationThreads(long idleMillis) {
    this.idleMillis = idleMillis;
  }

  /** May throw an {@link Error} when no thread can be started. */
  @Override
  public void execute(Runnable task) {
    threads().execute(task);
  }

  @Override
  public Runnable after(long nanos, Runnable task) {
    Future<?> due = clock().schedule(task, nanos, TimeUnit.NANOSECONDS);
    return new Runnable() {
      @Override
      public void run() {
        due.cancel(false);
      }
    };
  }

  private ThreadPoolExecutor threads() {
    ThreadPoolExecutor made = threads;
    return made != null ? made : makeThreads();
  }

  private synchronized ThreadPoolExecutor makeThreads() {
    ThreadPoolExecutor made = threads;
    if (made == null) {
      made = newThreads();
      threads = made;
    }
    return made;
  }

  private ThreadPoolExecutor newThreads() {
    return new PrivilegedThreads<ThreadPoolExecutor>() {
      @Override
      public ThreadPoolExecutor run() {
        ThreadPoolExecutor pool =
            new ThreadPoolExecutor(
                MAX_THREADS,
                MAX_THREADS,
                idleMillis,
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(),
                this);
        pool.allowCoreThreadTimeOut(true);
        return pool;
      }

      @Override
      Thread make(Runnable worker) {
        return new ContinuationThread(worker);
      }
    }.newPool();
  }

  private ScheduledThreadPoolExecutor clock() {
    ScheduledThreadPoolExecutor made = clock;
    return made != null ? made : makeClock();
  }

  private synchronized ScheduledThreadPoolExecutor makeClock() {
    ScheduledThreadPoolExecutor made = clock;
    if (made == null) {
      made = newClock();
      clock = made;
    }
    return made;
  }

  private ScheduledThreadPoolExecutor newClock() {
    return new PrivilegedThreads<ScheduledThreadPoolExecutor>() {
      @Override
      public ScheduledThreadPoolExecutor run() {
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1, this);
        pool.setKeepAliveTime(idleMillis, TimeUnit.MILLISECONDS);
        pool.allowCoreThreadTimeOut(true);
        pool.setRemoveOnCancelPolicy(true); // what was not needed is not kept until its time
        return pool;
      }

      @Override
      Thread make(Runnable worker) {
        return new AgentThread("clock", worker);
      }
    }.newPool();
  }

  /** How many tasks wait for their time. */
  int alarms() {
    return clock().getQueue().size();
  }
}
