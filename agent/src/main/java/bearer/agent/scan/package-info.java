/** Finds in applications that do not run what a migration is about. */
@NullMarked
package bearer.agent.scan;

import org.jspecify.annotations.NullMarked;
