package bearer.agent.hop;

/** The rule and the token that an edit came from. Only the agent can read it. */
public interface Lease {}
