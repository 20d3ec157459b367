package bearer.agent.install;

import bearer.agent.applog.ApplicationLog;
import bearer.agent.base.Ticker;
import bearer.agent.config.LogConfig;
import bearer.agent.config.LogDestination;
import bearer.agent.config.LogFormat;
import bearer.agent.diag.JsonFormat;
import bearer.agent.diag.LineFormat;
import bearer.agent.diag.Log;
import bearer.agent.diag.Sink;
import bearer.agent.diag.Stderr;
import bearer.agent.diag.StreamSink;
import bearer.agent.diag.TextFormat;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.lang.instrument.Instrumentation;

/** Makes the agent's log as it is configured, and loads nothing for what is not. */
final class AgentLog {
  private AgentLog() {}

  /**
   * @param active whether this start of the agent will do something; else stderr is the place
   */
  static Log of(LogConfig config, boolean active, Instrumentation instrumentation) {
    LineFormat format = format(config);
    OutputStream err = new Stderr(new FileOutputStream(FileDescriptor.err), format, Ticker.SYSTEM);
    Sink stderr = new StreamSink(err, format);
    return new Log(
        config.level,
        active && config.destination == LogDestination.APPLICATION
            ? ApplicationLog.open(stderr, config.level, Ticker.SYSTEM, instrumentation)
            : stderr,
        Ticker.SYSTEM);
  }

  private static LineFormat format(LogConfig config) {
    return config.format == LogFormat.JSON ? new JsonFormat() : new TextFormat(config.time);
  }
}
