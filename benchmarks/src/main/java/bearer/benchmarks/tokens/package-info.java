/** How the agent and others treat one and the same authorization server, good or bad. */
@NullMarked
package bearer.benchmarks.tokens;

import org.jspecify.annotations.NullMarked;
