/** The agent in JMX; loaded in a JVM that uses JMX itself, and in no other. */
@NullMarked
package bearer.agent.jmx;

import org.jspecify.annotations.NullMarked;
