/**
 * Changes client classes as they load and leads what they call to the places. Knows the hooks as
 * data, and no client library.
 */
@NullMarked
package bearer.agent.weave;

import org.jspecify.annotations.NullMarked;
