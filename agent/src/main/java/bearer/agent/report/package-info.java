/** What is told of a migration: verdicts, page, tables. Pure; loaded by the command line alone. */
@NullMarked
package bearer.agent.report;

import org.jspecify.annotations.NullMarked;
