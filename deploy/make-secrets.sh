#!/usr/bin/env bash
# Makes the secrets of docker-compose.yml that are not there yet, and never changes one that is. From the root of the repository:
#   bash deploy/make-secrets.sh [folder]
# The certificate is yours to bring: secrets/tls_certificate (with its chain), secrets/tls_key, and secrets/tls_ca (who signed it).
set -euo pipefail
folder="${1:-secrets}"
mkdir -p -m 700 "$folder"
cd "$folder"

# keep <name> <command>: what the command says, unless it is there. Readable for the users of the containers; the folder is for its owner alone.
keep() {
  local name="$1"
  shift
  if [ -e "$name" ]; then return; fi
  "$@" >"$name.new"
  chmod 444 "$name.new"
  mv "$name.new" "$name"
  echo "made $folder/$name"
}
url() { printf 'postgresql://%s:%s@postgres:5432/seinhuis\n' "$1" "$(cat "$2")"; }

for name in root_key log_key receipt_key; do keep "$name" openssl rand -base64 32; done
for name in log_signer_token postgres_password relay_database_password eraser_database_password kafka_relay_password hub_client_secret \
  keycloak_database_password keycloak_admin_password; do
  keep "$name" openssl rand -hex 32
done
keep database_url url seinhuis_owner postgres_password
keep relay_database_url url seinhuis_relay relay_database_password

for file in tls_certificate tls_key tls_ca; do
  [ -e "$file" ] || echo "still missing: $folder/$file"
done
