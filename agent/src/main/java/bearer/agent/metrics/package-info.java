/**
 * What is measured, and the file from which a collector takes it. Loaded only if metrics are
 * configured, and run by one thread of the agent's own.
 */
@NullMarked
package bearer.agent.metrics;

import org.jspecify.annotations.NullMarked;
