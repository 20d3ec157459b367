/**
 * What hosts, paths, URLs and digests are, parsed once into values that cannot be wrong any more.
 * No I/O; nothing is ever resolved. Knows only {@code java..}.
 */
@NullMarked
package bearer.agent.net;

import org.jspecify.annotations.NullMarked;
