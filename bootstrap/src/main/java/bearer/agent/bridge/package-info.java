/**
 * What woven code calls. Knows only JDK types; must not know anything else of the agent, because
 * every class loader of the application can see it. The packaged jar defines these two classes in
 * {@code java.lang}, as {@code BearerAgentBridge} and {@code BearerAgentPlaces}.
 */
@NullMarked
package bearer.agent.bridge;

import org.jspecify.annotations.NullMarked;
