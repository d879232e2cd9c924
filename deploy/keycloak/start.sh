#!/bin/bash
# Keycloak reads no secrets from files: this does, and then becomes Keycloak. A secret that is not given is left out.
set -euo pipefail
home="${KEYCLOAK_HOME:-/opt/keycloak}"
secrets="${SECRETS:-/run/secrets}"
give() { if [ -r "$secrets/$2" ]; then export "$1=$(<"$secrets/$2")"; fi; }
give KC_DB_PASSWORD keycloak_database_password
give KC_BOOTSTRAP_ADMIN_PASSWORD keycloak_admin_password
give SEINHUIS_HUB_CLIENT_SECRET hub_client_secret
exec "$home/bin/kc.sh" start --optimized --import-realm
