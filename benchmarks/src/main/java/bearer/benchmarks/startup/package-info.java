/** What the agent and others cost a JVM's start. */
@NullMarked
package bearer.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
