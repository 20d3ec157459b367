/** Decides, for one outgoing request, whether it is changed and how. Never does I/O. */
@NullMarked
package bearer.agent.policy;

import org.jspecify.annotations.NullMarked;
