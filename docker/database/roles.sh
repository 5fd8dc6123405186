#!/bin/sh
# Runs once, when PostgreSQL makes its data folder: the role that owns the tables, the hub's own role, and the database; beside it the
# genome database to try with, and the role that reads it.
set -eu
psql -v ON_ERROR_STOP=1 -v owner="$OWNER_PASSWORD" -v hub="$HUB_PASSWORD" --username "$POSTGRES_USER" --dbname postgres <<'SQL'
create role sluse_owner login password :'owner';
create role sluse_hub login password :'hub';
create database sluse owner sluse_owner;
revoke connect on database sluse from public;
grant connect on database sluse to sluse_hub;
SQL
psql -v ON_ERROR_STOP=1 -v reader="$READER_PASSWORD" --username "$POSTGRES_USER" --dbname postgres <<'SQL'
create role sluse_reader login password :'reader';
create database genomes;
revoke connect on database genomes from public;
grant connect on database genomes to sluse_reader;
SQL
for file in schema.sql rows.sql; do
    psql -q -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname genomes --file "/genomes/$file"
done
