#!/bin/bash
# Whether Keycloak takes work: 200 at its own address for operators. With what bash has, as the image has no program that speaks HTTP.
set -euo pipefail
exec 3<>"/dev/tcp/127.0.0.1/${MANAGEMENT_PORT:-9000}"
printf 'GET /health/ready HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n' >&3
read -r answer <&3
[[ $answer == *' 200 '* ]]
