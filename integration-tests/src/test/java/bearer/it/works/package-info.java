/** What the agent works with: other agents, unusual JVMs, servers; a table for each. */
@org.jspecify.annotations.NullMarked
package bearer.it.works;
