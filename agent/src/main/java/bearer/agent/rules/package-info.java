/** Decides, for one outgoing request, whether it is changed and how. Never does I/O. */
@NullMarked
package bearer.agent.rules;

import org.jspecify.annotations.NullMarked;
