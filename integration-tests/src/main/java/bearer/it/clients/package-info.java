/** How each client is used; runs inside the forked JVMs and knows nothing of the agent. */
@NullMarked
package bearer.it.clients;

import org.jspecify.annotations.NullMarked;
