/**
 * The contract of every client. What is in {@code src/main} runs inside the forked JVMs, takes
 * calls on stdin, and knows nothing of the agent.
 */
@NullMarked
package bearer.it.contract;

import org.jspecify.annotations.NullMarked;
