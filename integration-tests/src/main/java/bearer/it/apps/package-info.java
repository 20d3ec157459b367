/** Programs that run inside the forked JVMs. Know nothing of the agent. */
@NullMarked
package bearer.it.apps;

import org.jspecify.annotations.NullMarked;
