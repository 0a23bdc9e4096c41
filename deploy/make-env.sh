#!/bin/sh
# Writes the settings of a new installation, every secret drawn at random, once:
#   sh deploy/make-env.sh https://familles.example.fr 'Portail Familles <ne-pas-repondre@example.fr>' smtps://user:password@smtp.example.fr:465 > .env
# For a server without containers, add: --host 127.0.0.1 --documents /var/lib/portail/documents
set -eu

[ $# -ge 3 ] || { sed -n '2,4p' "$0" >&2; exit 1; }
app_url=$1 mail_from=$2 smtp_url=$3
shift 3
host=db documents=/var/lib/portail/documents
while [ $# -gt 1 ]; do
  case $1 in
    --host) host=$2 ;;
    --documents) documents=$2 ;;
    *) echo "unknown option: $1" >&2; exit 1 ;;
  esac
  shift 2
done

case "$app_url$mail_from$smtp_url$documents" in *"'"*) echo "no apostrophe, please: write %27 in a password" >&2; exit 1 ;; esac

umask 077
base64_key() { head -c 32 /dev/urandom | base64 | tr -d '\n'; }
word() { base64_key | tr '+/' '-_' | tr -d '='; }
owner=$(word) application=$(word)

cat <<END
APP_URL=$app_url
MAIL_FROM='$mail_from'
SMTP_URL='$smtp_url'
DOCUMENTS_DIR=$documents
TRUSTED_PROXY_HOPS=1
POSTGRES_PASSWORD=$(word)
OWNER_PASSWORD=$owner
APPLICATION_PASSWORD=$application
DATABASE_URL=postgres://portail_app:$application@$host:5432/portail
DATABASE_OWNER_URL=postgres://portail_owner:$owner@$host:5432/portail
AUTH_SECRET=$(word)
ENCRYPTION_KEYS=k1:$(base64_key)
NEXT_SERVER_ACTIONS_ENCRYPTION_KEY=$(base64_key)
METRICS_TOKEN=$(word)
END
