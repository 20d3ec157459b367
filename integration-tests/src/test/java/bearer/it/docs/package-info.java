/** What stands in the documentation as a command is a command that works. */
@NullMarked
package bearer.it.docs;

import org.jspecify.annotations.NullMarked;
