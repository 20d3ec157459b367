/**
 * A token that many processes have in common, by way of a Redis or Valkey server. Lies in a segment
 * of its own, which is read only where a store is configured.
 */
@NullMarked
package bearer.agent.store;

import org.jspecify.annotations.NullMarked;
