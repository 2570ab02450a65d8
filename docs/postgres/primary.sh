#!/bin/bash
# Runs once, when the primary makes its database: who may follow it, and whom it waits for. It waits from its next start on, which is now and not
# before: a primary that waits for a standby while it makes its own database would wait for ever.
set -eu
password=$(cat "$REPLICATOR_PASSWORD_FILE")
psql -v ON_ERROR_STOP=1 -v password="$password" -U "$POSTGRES_USER" -d "${POSTGRES_DB:-$POSTGRES_USER}" -f - <<'SQL'
create role replicator with replication login password :'password';
select pg_create_physical_replication_slot('standby');
alter system set synchronous_standby_names = 'ANY 1 (standby)';
SQL
echo 'host replication replicator all scram-sha-256' >> "$PGDATA/pg_hba.conf"
