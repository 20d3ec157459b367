#!/usr/bin/env bash
# Asks the agents of many machines or pods, pauses or resumes them, and says which of them did not confirm it.
set -uo pipefail

usage() {
  cat <<'USAGE'
usage: fleet.sh [option...] status|pause|resume INVENTORY

INVENTORY is a file with a place on each line, or - for stdin: HOST or USER@HOST for ssh, a pod for kubectl.
Blank lines and what follows a # are skipped. Needs bash, xargs -P and timeout, and in each place a JDK's java.

  -k, --kubectl          the places are pods
  -n, --namespace NAME   of the pods
  -c, --container NAME   of each pod; without it the default one
  -u, --user NAME        whose JVMs are asked, by sudo -n; without it those of whoever logs in
      --service NAME     only JVMs whose bearer.service is this; without it every JVM that has the agent
      --jar FILE         the agent's, in each place; /opt/bearer/bearer-agent.jar
      --java FILE        in each place; java
      --for DURATION     how long a pause lasts, such as 10m
      --reason TEXT      why, for the line that says a change
  -p, --parallel N       how many places at a time; 16
  -t, --timeout SECONDS  for each place; 60

Confirmed is a place where each of these JVMs says that it is active (status, resume) or not (pause).
Ends with 0 if all places are confirmed, 1 if not, 2 if the call makes no sense.
USAGE
}

wrong() {
  echo "fleet.sh: $1" >&2
  usage >&2
  exit 2
}

export FLEET_BY=ssh FLEET_NAMESPACE='' FLEET_CONTAINER='' FLEET_USER='' FLEET_LIMIT=60
service='' jar=/opt/bearer/bearer-agent.jar java=java lasts='' reason='' parallel=16
words=()
while [ $# -gt 0 ]; do
  case $1 in
    -h | --help) usage && exit 0 ;;
    -k | --kubectl) FLEET_BY=kubectl && shift && continue ;;
    - | [!-]*) words+=("$1") && shift && continue ;;
  esac
  [ $# -gt 1 ] || wrong "$1: unknown, or without its value"
  case $1 in
    -n | --namespace) FLEET_NAMESPACE=$2 ;;
    -c | --container) FLEET_CONTAINER=$2 ;;
    -u | --user) FLEET_USER=$2 ;;
    --service) service=$2 ;;
    --jar) jar=$2 ;;
    --java) java=$2 ;;
    --for) lasts=$2 ;;
    --reason) reason=$2 ;;
    -p | --parallel) parallel=$2 ;;
    -t | --timeout) FLEET_LIMIT=$2 ;;
    *) wrong "$1: unknown" ;;
  esac
  shift 2
done
[ ${#words[@]} -eq 2 ] || wrong 'it takes a command and an inventory'
command=${words[0]} inventory=${words[1]}
[[ $command =~ ^(status|pause|resume)$ ]] || wrong "$command: no such command"
for number in "$parallel" "$FLEET_LIMIT"; do
  [[ $number =~ ^[1-9][0-9]{0,4}$ ]] || wrong "$number: not a number from 1 on"
done

# what a place may be called is narrow, since it becomes an argument
places=$(sed -e 's/#.*//' -e 's/^[[:space:]]*//' -e 's/[[:space:]]*$//' -e '/^$/d' -- "$inventory") || exit 2
[ -n "$places" ] || wrong 'the inventory is empty'
odd=$(grep -vE '^[A-Za-z0-9_][A-Za-z0-9_.:@/-]*$' <<<"$places") && wrong "no place: $odd"

quoted() { printf "'%s'" "${1//\'/\'\\\'\'}"; }

# What runs in each place. It comes by stdin, since words that ssh is given are read by a shell once more.
FLEET_SCRIPT="command=$command jar=$(quoted "$jar") java=$(quoted "$java") service=$(quoted "$service")
lasts=$(quoted "$lasts") reason=$(quoted "$reason")
$(
  cat <<'PLACE'
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS # a container's are for its service
agent() { "$java" -jar "$jar" "$@" </dev/null 2>&1; }
value() { printf '%s\n' "$1" | grep -o "\"$2\":\"[^\"]*\"" | head -n 1 | cut -d '"' -f 4; }
say() { echo "fleet: $(printf '%s' "${1:-ok}" | tr '\n\t' '  ')"; }
give_up() { say "${1:-nothing was answered}" && exit 0; }
[ -r "$jar" ] || give_up "$jar cannot be read"
found=$(agent list --json)
case $found in *'"jvms":'*) ;; *) give_up "$found" ;; esac
asked=0 problems=''
for pid in $(printf '%s\n' "$found" | grep -o '"pid":"[0-9]*"' | tr -cd '0-9\n'); do
  answer=$(agent status "$pid" --json)
  case $service,$answer in
    ,*) ;;
    *'"version":'*) [ "$(value "$answer" service)" = "$service" ] || continue ;;
  esac
  asked=$((asked + 1))
  if [ "$command" != status ]; then
    set -- "$command" "$pid"
    [ -z "$reason" ] || set -- "$@" --reason "$reason"
    [ "$command" = resume ] || [ -z "$lasts" ] || set -- "$@" --for "$lasts"
    answer=$(agent "$@") && answer=$(agent status "$pid" --json)
  fi
  state=$(value "$answer" state)
  case $command,$state in
    status,active | resume,active | pause,paused* | pause,off*) ;;
    *) problems="$problems; process $pid: ${state:-$answer}" ;;
  esac
done
[ $asked -gt 0 ] || give_up 'no agent here'
say "${problems#; }"
PLACE
)"
export FLEET_SCRIPT

at() {
  local way answer code
  if [ "$FLEET_BY" = kubectl ]; then
    way=(kubectl exec -i ${FLEET_NAMESPACE:+-n "$FLEET_NAMESPACE"} ${FLEET_CONTAINER:+-c "$FLEET_CONTAINER"} "$1" -- sh -s)
  else
    way=(ssh -o BatchMode=yes -o ConnectTimeout=10 "$1" ${FLEET_USER:+sudo -n -u "$FLEET_USER"} sh -s)
  fi
  answer=$(timeout -k 5 "$FLEET_LIMIT" "${way[@]}" <<<"$FLEET_SCRIPT" 2>&1)
  code=$?
  if [ $code -eq 124 ] || [ $code -eq 137 ]; then
    answer="no answer within $FLEET_LIMIT s"
  elif [[ $answer =~ (^|$'\n')fleet:\ ([^$'\n']*)$ ]]; then
    answer=${BASH_REMATCH[2]}
  else
    answer="${answer//[[:cntrl:]]/ } (code $code)"
  fi
  printf '%s\t%s\n' "$1" "${answer:0:300}"
}
export -f at

# shellcheck disable=SC2016 # it is the other shell that is to expand it
answers=$(xargs -n 1 -P "$parallel" bash -c 'at "$1"' at <<<"$places")
awk -F '\t' '
  NR == FNR { answer[$1] = $2; next }
  { all++ }
  answer[$1] == "ok" { confirmed++; next }
  { print $1 ": " ($1 in answer ? answer[$1] : "was not asked") }
  END { printf "%d of %d confirmed\n", confirmed, all; exit confirmed == all ? 0 : 1 }
' <(echo "$answers") <(echo "$places")
