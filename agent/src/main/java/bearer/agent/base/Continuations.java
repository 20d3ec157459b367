package bearer.agent.base;

import java.util.concurrent.Executor;

/** Where the application goes on after it has waited for the agent. */
public interface Continuations extends Executor, Alarms {}
