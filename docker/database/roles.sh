#!/bin/sh
# Runs once, when PostgreSQL makes its data folder: the role that owns the tables, the hub's own role, and the database.
set -eu
psql -v ON_ERROR_STOP=1 -v owner="$OWNER_PASSWORD" -v hub="$HUB_PASSWORD" --username "$POSTGRES_USER" --dbname postgres <<'SQL'
create role sluse_owner login password :'owner';
create role sluse_hub login password :'hub';
create database sluse owner sluse_owner;
revoke connect on database sluse from public;
grant connect on database sluse to sluse_hub;
SQL
