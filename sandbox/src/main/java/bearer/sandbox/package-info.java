/**
 * An authorization server and the APIs behind it, on loopback: well behaved, or as bad as a {@link
 * bearer.sandbox.Script} makes them. For the demo, the tests and the benchmarks; never packaged
 * with the agent.
 */
@NullMarked
package bearer.sandbox;

import org.jspecify.annotations.NullMarked;
