/** The composition root: wires the agent together and weaves client classes as they load. */
@NullMarked
package bearer.agent.install;

import org.jspecify.annotations.NullMarked;
