/** What the agent says and in which words. Knows only {@code base}. */
@NullMarked
package bearer.agent.diag;

import org.jspecify.annotations.NullMarked;
