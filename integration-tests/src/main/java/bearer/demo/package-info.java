/**
 * What {@code mvn -Pdemo verify} runs: legacy programs against the sandbox, without and with the
 * agent.
 */
@NullMarked
package bearer.demo;

import org.jspecify.annotations.NullMarked;
