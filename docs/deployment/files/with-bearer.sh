#!/bin/sh
# with-bearer.sh COMMAND...: runs a command whose JVMs have the agent, or not, where its jar cannot be read:
# a JVM that is to have an agent whose jar is missing does not start.
agent=/opt/bearer/bearer-agent.jar
if [ -f "$agent" ] && [ -r "$agent" ]; then
  JAVA_TOOL_OPTIONS="${JAVA_TOOL_OPTIONS:+$JAVA_TOOL_OPTIONS }-javaagent:$agent"
  export JAVA_TOOL_OPTIONS
else
  echo "with-bearer.sh: $agent cannot be read: starting without it" >&2
fi
exec "$@"
