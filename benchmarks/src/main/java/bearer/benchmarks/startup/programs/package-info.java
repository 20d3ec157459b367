/**
 * The programs whose start is measured, compiled for the oldest JVM that they run on, each without
 * use of the others. Argument: the URL to GET.
 */
@NullMarked
package bearer.benchmarks.startup.programs;

import org.jspecify.annotations.NullMarked;
