/** What the agent costs one request of the application. */
@NullMarked
package bearer.benchmarks;

import org.jspecify.annotations.NullMarked;
