#!/bin/bash
# The standby: on its first start it copies the primary (PRIMARY), then it follows it under the name that the primary waits for. Copied is what has
# its name: a copy that was cut off is made anew.
set -eu
name=${STANDBY_NAME:-standby}
PGPASSWORD=$(cat "$REPLICATOR_PASSWORD_FILE")
export PGPASSWORD
mkdir -p "$(dirname "$PGDATA")"
until [ -s "$PGDATA/PG_VERSION" ]; do
  rm -rf "$PGDATA.part"
  if pg_basebackup -h "$PRIMARY" -U replicator -D "$PGDATA.part" -R -X stream -S "$name"; then
    chmod 700 "$PGDATA.part"
    rm -rf "$PGDATA"
    mv "$PGDATA.part" "$PGDATA"
  else
    sleep 2
  fi
done
exec postgres -c primary_conninfo="host=$PRIMARY user=replicator application_name=$name" -c primary_slot_name="$name" \
  -c max_pred_locks_per_transaction=1024
