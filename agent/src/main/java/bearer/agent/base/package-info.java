/** Clock and threads. Knows only {@code java..}; nothing may be added here without a reason. */
@NullMarked
package bearer.agent.base;

import org.jspecify.annotations.NullMarked;
