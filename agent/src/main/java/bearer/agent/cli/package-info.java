/** What {@code java -jar bearer-agent.jar} runs; loaded by nothing else. */
@NullMarked
package bearer.agent.cli;

import org.jspecify.annotations.NullMarked;
