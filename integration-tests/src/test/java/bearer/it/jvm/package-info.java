/** JVMs that are forked with the agent, and the JDKs that they run on. */
@NullMarked
package bearer.it.jvm;

import org.jspecify.annotations.NullMarked;
