/** An OSGi framework, for libraries whose parts do not all see each other. */
@NullMarked
package bearer.it.osgi;

import org.jspecify.annotations.NullMarked;
