package bearer.agent.appmetrics;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an application's library of meters keeps its registry in; once for each application. */
public final class Global {
  /** Null until the application has made one. */
  public static @Nullable List<Object> registry;

  private Global() {}

  public static void use() {
    registry = new ArrayList<>();
  }
}
