#!/usr/bin/env bash
# Copies the primary at the first start, then follows it as the standby that synchronous_standby_names waits for.
set -euo pipefail
data=${PGDATA:-/var/lib/postgresql/18/docker}
if [ ! -s "$data/PG_VERSION" ]; then
  # A copy that was interrupted is not the standby's data.
  copy=$data.copy
  rm -rf "$copy" "$data"
  install -d -o postgres -g postgres -m 700 "$copy"
  export PGPASSWORD=$POSTGRES_PASSWORD
  gosu postgres pg_basebackup --pgdata="$copy" --write-recovery-conf --wal-method=stream --checkpoint=fast \
    --dbname="host=primary user=$POSTGRES_USER application_name=standby"
  unset PGPASSWORD
  mv "$copy" "$data"
fi
exec gosu postgres postgres -D "$data" -c listen_addresses='*' -c max_locks_per_transaction=256 -c hot_standby=on -c hot_standby_feedback=on \
  -c hba_file=/etc/tracker/pg_hba.conf
