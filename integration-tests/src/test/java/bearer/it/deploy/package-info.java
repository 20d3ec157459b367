/** What {@code docs/deployment} says, carried out as far as one machine can. */
@NullMarked
package bearer.it.deploy;

import org.jspecify.annotations.NullMarked;
