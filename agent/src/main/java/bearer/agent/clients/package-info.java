/**
 * One file per HTTP client: where it writes a request's head, and the advice that asks the bridge
 * there. Knows the client library and the bridge; must not know anything else of the agent.
 */
@NullMarked
package bearer.agent.clients;

import org.jspecify.annotations.NullMarked;
