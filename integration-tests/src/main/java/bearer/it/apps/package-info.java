/**
 * Runs inside the forked JVMs: a driver that takes calls on stdin, and one adapter for each client
 * library. Knows nothing of the agent.
 */
@NullMarked
package bearer.it.apps;

import org.jspecify.annotations.NullMarked;
