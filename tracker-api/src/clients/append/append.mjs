// Appends single events with another library, four to a stream, and prints how many it stored a second:
// node append.mjs <emmett | message-db> <address of an empty database> <callers> <events>
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import pg from 'pg';

const [library, address, callers, events] = process.argv.slice(2);
const WARM_UP = 500;

const claim = (n) => ({
  model: `bench/m-${n >> 2}`,
  effective: '2026-02-01',
  source: { publisher: 'bench', kind: 'official' },
  data: { channel: 'first_party_api', disclosure: 'disclosed', currency: 'USD',
          prices: [{ component: 'input', amount: String(n), per: '1M_tokens' }] },
});

const emmett = () => {
  const store = getPostgreSQLEventStore(address);
  return {
    append: (n) => store.appendToStream(`model-${n >> 2}`, [{ type: 'pricing.changed', data: claim(n) }]),
    close: () => store.close(),
  };
};

const messageDb = async (connections) => {
  const database = path.join(
    path.dirname(createRequire(import.meta.url).resolve('@eventide/message-db/package.json')), 'database');
  const pool = new pg.Pool({
    connectionString: address, max: connections, options: '-c search_path=message_store,public' });
  const parts = ['schema/message-store', 'types/message', 'tables/messages'].concat(
    ['hash-64', 'category', 'cardinal-id', 'id', 'acquire-lock', 'is-category', 'stream-version', 'write-message']
      .map((name) => `functions/${name}`),
    ['messages-id', 'messages-stream', 'messages-category'].map((name) => `indexes/${name}`));
  for (const part of parts) {
    // Its indexes are made concurrently, one statement at a time.
    const sql = await readFile(path.join(database, `${part}.sql`), 'utf8');
    for (const statement of part.startsWith('indexes') ? sql.split(';').filter((text) => text.trim()) : [sql]) {
      await pool.query(statement);
    }
  }
  return {
    append: (n) => pool.query('select write_message($1, $2, $3, $4)',
      [randomUUID(), `model-${n >> 2}`, 'pricing.changed', claim(n)]),
    close: () => pool.end(),
  };
};

/** Each caller has a share of the streams, and waits for one event before it sends the next. */
const run = async (append, first, count, atOnce) => {
  const share = count / atOnce;
  await Promise.all(Array.from({ length: atOnce }, async (_, caller) => {
    for (let n = first + caller * share; n < first + (caller + 1) * share; n++) {
      await append(n);
    }
  }));
};

const store = library === 'emmett' ? emmett() : await messageDb(Number(callers));
await run(store.append, 0, WARM_UP, 1);
const begun = process.hrtime.bigint();
await run(store.append, WARM_UP, Number(events), Number(callers));
console.log(Number(events) * 1e9 / Number(process.hrtime.bigint() - begun));
await store.close();
