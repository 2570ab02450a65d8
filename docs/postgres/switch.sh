#!/bin/bash
# What to do when one of two servers is gone (docs/deploy.md 8). Run it where it says:
#   switch.sh alone      on the primary: the standby is gone, writing waits. Go on without it: what is written now is on one machine alone.
#   switch.sh anew       on the primary: the standby has been away for too long, or is another one. Let it be copied anew.
#   switch.sh together   on the primary: the standby follows again. Wait for it again.
#   switch.sh promote    on the standby: the primary is gone for good. From now on this server is the one that writes.
set -eu
run() { psql -v ON_ERROR_STOP=1 -At -U "$POSTGRES_USER" -d "${POSTGRES_DB:-$POSTGRES_USER}" -f -; }

alone() {
  run <<'SQL'
alter system set synchronous_standby_names = '';
select pg_reload_conf();
SQL
}

# The place in the log from which the standby goes on.
anew() {
  run <<'SQL'
select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = 'standby';
select pg_create_physical_replication_slot('standby');
SQL
}

together() {
  following=$(
    run <<'SQL'
select count(*) from pg_stat_replication where application_name = 'standby' and state = 'streaming';
SQL
  )
  if [ "$following" = 0 ]; then
    echo '备用数据库还没有跟上，现在等它，写入就会停 / the standby does not follow yet: waiting for it now would stop all writing' >&2
    exit 1
  fi
  run <<'SQL'
alter system set synchronous_standby_names = 'ANY 1 (standby)';
select pg_reload_conf();
SQL
}

# First alone: it was copied from a primary that waits for a standby, and there is none behind it.
promote() {
  alone
  run <<'SQL'
select pg_promote();
SQL
  anew
}

case ${1:-} in
  alone | anew | together | promote) "$1" ;;
  *)
    sed -n '2,6s/^# *//p' "$0" >&2
    exit 2
    ;;
esac
