/**
 * Starts the agent: finds the jar, makes the loader, hands over. Knows only JDK types and reaches
 * everything else by name.
 */
@NullMarked
package bearer.agent.bootstrap;

import org.jspecify.annotations.NullMarked;
