/** Build time only: how the compiled classes become one jar that no class-path scan looks into. */
@NullMarked
package bearer.packer;

import org.jspecify.annotations.NullMarked;
