/**
 * Tokens over time: one cell per credential, one flight per cell. Knows {@code base} and {@code
 * diag}; must not know how a token is asked for or which request it is for.
 */
@NullMarked
package bearer.agent.token;

import org.jspecify.annotations.NullMarked;
