/**
 * Reports connections to configured hosts over which no request goes that the agent sees: who opens
 * them, as the stack tells. Loaded with the first class that is woven.
 */
@NullMarked
package bearer.agent.blindspots;

import org.jspecify.annotations.NullMarked;
