package bearer.agent.applog;

import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;

final class RecordingLogger extends LegacyAbstractLogger {
  private static final long serialVersionUID = 1;

  RecordingLogger(String name) {
    this.name = name;
  }

  @Override
  public boolean isErrorEnabled() {
    return RecordingProvider.enabled >= 1;
  }

  @Override
  public boolean isWarnEnabled() {
    return RecordingProvider.enabled >= 2;
  }

  @Override
  public boolean isInfoEnabled() {
    return RecordingProvider.enabled >= 3;
  }

  @Override
  public boolean isDebugEnabled() {
    return RecordingProvider.enabled >= 4;
  }

  @Override
  public boolean isTraceEnabled() {
    return RecordingProvider.enabled >= 5;
  }

  @Override
  protected @Nullable String getFullyQualifiedCallerName() {
    return null;
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level,
      @Nullable Marker marker,
      String message,
      Object @Nullable [] arguments,
      @Nullable Throwable throwable) {
    String line = level + " " + name + " " + message;
    RecordingProvider.appender.accept(line);
    RecordingProvider.LINES.add(line);
  }
}
