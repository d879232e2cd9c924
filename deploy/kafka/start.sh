#!/usr/bin/env bash
# Starts the broker, and gives the relay its name, password and rights. At every start, so a new password needs a restart and nothing more.
set -euo pipefail
here="$(dirname "${BASH_SOURCE[0]}")"
programs="${KAFKA_PROGRAMS:-/opt/kafka/bin}"
secrets="${SECRETS:-/run/secrets}"
work="${WORK:-/tmp/seinhuis}"
operator=(--bootstrap-server "${OPERATOR:-127.0.0.1:9094}")
# no log files: what there is to say goes to the log of the container
export LOG_DIR="$work/logs" EXTRA_ARGS='-name kafkaServer'
export KAFKA_LOG4J_OPTS="${KAFKA_LOG4J_OPTS:--Dlog4j2.configurationFile=/opt/kafka/config/tools-log4j2.yaml}"

rm -rf "$work"
mkdir -m 700 -p "$work"
data="$(sed -n 's/^log.dirs=//p' "$here/server.properties")"
if [ ! -e "$data/meta.properties" ]; then
  "$programs/kafka-storage.sh" format --cluster-id "$("$programs/kafka-storage.sh" random-uuid)" --config "$here/server.properties"
fi

"$programs/kafka-server-start.sh" "$here/server.properties" &
server=$!
trap 'kill -TERM "$server" 2>/dev/null || true' TERM INT

# in a file, as arguments can be read by everyone on the machine; there without the brackets that an argument would have
printf 'SCRAM-SHA-512=password=%s\n' "$(cat "$secrets/kafka_relay_password")" >"$work/relay"
tries=60
until "$programs/kafka-configs.sh" "${operator[@]}" --alter --entity-type users --entity-name seinhuis-relay --add-config-file "$work/relay" >"$work/said" 2>&1; do
  tries=$((tries - 1))
  if [ "$tries" -eq 0 ] || ! kill -0 "$server" 2>/dev/null; then
    cat "$work/said" >&2
    kill -TERM "$server" 2>/dev/null || true
    exit 1
  fi
  sleep 1
done
rm "$work/relay"
# to make topics and write them, and nothing to read
"$programs/kafka-acls.sh" "${operator[@]}" --add --allow-principal User:seinhuis-relay --operation Create --operation Describe --operation Write \
  --topic seinhuis. --resource-pattern-type prefixed >"$work/said"
touch "$work/ready"

# the first wait ends with the signal, the second with the server
wait "$server" || wait "$server"
