/** Code that opens connections past every client that the agent knows, a file for each way. */
@NullMarked
package bearer.it.openers;

import org.jspecify.annotations.NullMarked;
