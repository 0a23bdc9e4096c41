#!/bin/sh
# Creates the two roles and the empty database, as PostgreSQL's superuser. Called by the image of PostgreSQL on its first start, or
# by hand: set -a; . /etc/portail/portail.env; set +a; sh deploy/create-database.sh
set -eu

psql -v ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres \
  -v owner_password="$OWNER_PASSWORD" -v application_password="$APPLICATION_PASSWORD" <<'END'
create role portail_owner login password :'owner_password';
create role portail_app login password :'application_password';
create database portail owner portail_owner template template0 encoding 'UTF8' locale_provider icu icu_locale 'fr-FR' locale 'C.UTF-8';
revoke connect on database portail from public;
grant connect on database portail to portail_app;
END
