/** What APIs have answered lately, and what follows from it. */
@NullMarked
package bearer.agent.answers;

import org.jspecify.annotations.NullMarked;
