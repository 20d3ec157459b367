/** Many real JVMs that share a token through a Redis server. */
@NullMarked
package bearer.benchmarks.store;

import org.jspecify.annotations.NullMarked;
