/**
 * All that a client's file may know of the agent: how it shows a request that is about to be
 * written, and what it is told to do. Knows only {@code java..}.
 */
@NullMarked
package bearer.agent.hop;

import org.jspecify.annotations.NullMarked;
