/**
 * The life of the agent in a JVM, whatever client is used: how it starts, what it loads and leaves.
 */
@NullMarked
package bearer.it.life;

import org.jspecify.annotations.NullMarked;
