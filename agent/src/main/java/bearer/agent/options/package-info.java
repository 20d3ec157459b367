/**
 * Reading: the catalogue of options, where they can be set, and everything that can be wrong with
 * what is. The only package that reads {@code bearer.} properties and environment.
 */
@NullMarked
package bearer.agent.options;

import org.jspecify.annotations.NullMarked;
