/** What changes the agent while the application runs. */
@NullMarked
package bearer.agent.control;

import org.jspecify.annotations.NullMarked;
