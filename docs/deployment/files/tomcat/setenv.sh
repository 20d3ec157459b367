agent=/opt/bearer/bearer-agent.jar
if [ -f "$agent" ] && [ -r "$agent" ]; then
  CATALINA_OPTS="$CATALINA_OPTS -javaagent:$agent -Dbearer.config=/etc/bearer/bearer.properties"
else
  echo "setenv.sh: $agent cannot be read: starting without it" >&2
fi
