/** Many JVMs and one authorization server, with the agent's own token cell, in made-up time. */
@NullMarked
package bearer.fleet;

import org.jspecify.annotations.NullMarked;
