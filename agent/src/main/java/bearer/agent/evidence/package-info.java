/** Keeps on disk what has happened, where an operator wants that. Not for the start. */
@NullMarked
package bearer.agent.evidence;

import org.jspecify.annotations.NullMarked;
