package bearer.agent.appmetrics;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A library of meters, as an application can have it on board. */
interface Library {
  /** As people know it. */
  String name();

  /** The class of it that knows the registry of the whole application. */
  String globalClass();

  /**
   * That registry, if the application uses it. Initialises nothing, and sets nothing for good.
   *
   * @param global the class, which the application has initialised
   */
  @Nullable Object registry(Class<?> global) throws ReflectiveOperationException;

  /**
   * Puts meters into a registry.
   *
   * @param common labels that every meter has
   */
  Registrar registrar(Class<?> global, Object registry, Map<String, String> common)
      throws ReflectiveOperationException;

  /** Of one registry. To be forgotten after each use, as it holds classes of the application's. */
  interface Registrar {
    /**
     * Shows one more series.
     *
     * @param same all of its meter, this one among them; others may follow
     */
    void add(Series series, List<Series> same) throws ReflectiveOperationException;
  }
}
