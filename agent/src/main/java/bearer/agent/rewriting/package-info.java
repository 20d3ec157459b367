/**
 * Where the calls of a client begin, and their target can still be replaced: one file for each
 * client, woven only if a rule rewrites. As {@code bearer.agent.clients}, where heads are written.
 */
@NullMarked
package bearer.agent.rewriting;

import org.jspecify.annotations.NullMarked;
