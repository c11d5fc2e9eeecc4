// Asks a running tracker as an agent would, by the protocol's own client, and as everybody else does, over REST: the answers are equal.
// Usage: node try.mjs <base address> <model> <benchmark>
import assert from 'node:assert/strict';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const [base, model, benchmark] = process.argv.slice(2);
const organisation = model.split('/')[0];

const questions = {
  find_models: [{ organisation: [organisation] }, `/v1/models?organisation=${organisation}`],
  model_card: [{ model }, `/v1/models/${model}`],
  compare: [{ model: [model] }, `/v1/compare?model=${model}`],
  price_history: [{ model }, `/v1/models/${model}/pricing/history`],
  leaderboard: [{ benchmark }, `/v1/benchmarks/${benchmark}`],
  timeline: [{ model: [model], limit: 100 }, `/v1/timeline?model=${model}&limit=100`],
  disputes: [{ limit: 100 }, '/v1/disputes?limit=100'],
  expectations: [{ model }, `/v1/models/${model}/expectations`],
  reviews: [{ limit: 100 }, '/v1/reviews?limit=100'],
  changes_since: [{ after: '0', organisation: [organisation] }, `/v1/digest?after=0&organisation=${organisation}`],
};

const client = new Client({ name: 'tries-the-mcp-door', version: '1' });
await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', base)));

const { tools } = await client.listTools();
assert.deepEqual(tools.map((tool) => tool.name).sort(), Object.keys(questions).sort());
for (const tool of tools) {
  assert.ok(tool.annotations.readOnlyHint, tool.name);
  assert.ok(tool.description, tool.name);
}

for (const [name, [args, path]] of Object.entries(questions)) {
  const told = await client.callTool({ name, arguments: args });
  assert.ok(!told.isError, `${name}: ${JSON.stringify(told.content)}`);
  const rest = await (await fetch(new URL(path, base))).json();
  for (const answer of [told.structuredContent, JSON.parse(told.content[0].text)]) {
    if (answer.page) delete answer.page.next_cursor; // a cursor belongs to the list that gave it out
    if (rest.page) delete rest.page.next_cursor;
    assert.deepEqual(answer, rest, name);
  }
  console.log(`${name}: equal`);
}

const faults = {
  model_card: [{}, '/model'],
  compare: [{ model: 'not-a-list' }, '/model'],
  find_models: [{ colour: 'red' }, '/colour'],
  disputes: [{ limit: 1000 }, 'limit'],
  timeline: [{ from: 'yesterday' }, 'from'],
  leaderboard: [{ benchmark: 'nobody-knows-it' }, 'nobody-knows-it'],
};
for (const [name, [args, mend]] of Object.entries(faults)) {
  const told = await client.callTool({ name, arguments: args });
  assert.ok(told.isError, name);
  assert.ok(told.content[0].text.includes(mend.replace('/', '')), `${name}: ${told.content[0].text}`);
  console.log(`${name}: ${told.content[0].text}`);
}

await client.close();
