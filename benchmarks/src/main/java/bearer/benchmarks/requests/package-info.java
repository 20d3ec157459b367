/** What the agent costs one request of each client, in whole programs. */
@NullMarked
package bearer.benchmarks.requests;

import org.jspecify.annotations.NullMarked;
