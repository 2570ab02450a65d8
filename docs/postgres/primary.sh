#!/bin/bash
# Runs once, when the primary makes its database: who may follow it.
set -eu
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -c "create role replicator with replication login password 'change-me-too'"
echo 'host replication replicator all scram-sha-256' >> "$PGDATA/pg_hba.conf"
