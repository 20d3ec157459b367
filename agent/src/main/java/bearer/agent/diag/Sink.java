package bearer.agent.diag;

/**
 * Where events go. Called from whatever thread an event happens on, inside class transformers and
 * with the agent's locks held: it neither throws nor enters code of the application.
 */
public interface Sink {
  void write(Event event);
}
