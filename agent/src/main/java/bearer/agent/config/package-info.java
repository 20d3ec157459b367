/**
 * What the operator asked for, validated: immutable values in groups, equal if their contents are.
 * Where it was written is not known here.
 */
@NullMarked
package bearer.agent.config;

import org.jspecify.annotations.NullMarked;
