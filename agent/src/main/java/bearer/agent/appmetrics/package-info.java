/**
 * The application's own registry of meters as a place where what is measured goes. Loaded only if
 * that is configured. Micrometer and OpenTelemetry are reached by reflection, as each application
 * has its own; nothing of an application's is held but weakly, and its code is entered by threads
 * made for that alone.
 */
@NullMarked
package bearer.agent.appmetrics;

import org.jspecify.annotations.NullMarked;
