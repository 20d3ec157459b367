/**
 * The application's own log as the place where events go. Loaded only if that is configured. Three
 * kinds of threads, so that nobody ever waits for the application's logger but one made for it:
 *
 * <pre>
 *   any thread ── write ──► queue ──► bearer-agent-log ── starts, and waits 5 s at most for ──► bearer-agent-log-call
 *                                     (decides; stderr)                                   (the application's logger)
 * </pre>
 *
 * Knows {@code base} and {@code diag}.
 */
@NullMarked
package bearer.agent.applog;

import org.jspecify.annotations.NullMarked;
