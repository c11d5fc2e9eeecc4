// A tour with openapi-fetch: list, card, prices, history, post, correct, subscribe, stream, export.
import createClient from 'openapi-fetch';
import type { components, paths } from './schema';

declare const process: { argv: string[] };
const [baseUrl = '', key = ''] = process.argv.slice(2);
const tracker = createClient<paths, 'application/json'>({ baseUrl, headers: { Authorization: `Bearer ${key}` } });

function found<T>(answer: { data?: T; error?: unknown }): T {
  if (answer.data === undefined) throw new Error(JSON.stringify(answer.error));
  return answer.data;
}

const path = { organisation: 'meta', model: 'muse-spark' };
const list = found(await tracker.GET('/v1/models', { params: { query: { organisation: ['meta'], limit: 5 } } }));
console.log('list', list.data.map((model) => model.model).join(' '));

const card = found(await tracker.GET('/v1/models/{organisation}/{model}', { params: { path } }));
const family: string | null = card.family;
console.log('card', card.name, family);

const prices = found(await tracker.GET('/v1/models/{organisation}/{model}/pricing', { params: { path } }));
const amounts: string[] = prices.data.flatMap((offer) => offer.prices.map((price) => price.amount));
console.log('prices', prices.data[0]?.disclosure, amounts.length);

const history = found(await tracker.GET('/v1/models/{organisation}/{model}/access/history', { params: { path } }));
console.log('history', history.data[0]?.state, history.data[0]?.effective_to ?? 'open');

const draft: components['schemas']['ModelAnnouncedDraft'] = {
  type: 'model.announced',
  model: 'ts-lab/tour',
  observed_at: '2026-05-01',
  source: { publisher: 'ts-lab', kind: 'official' },
  data: { name: 'Tour' },
};
const stored = found(await tracker.POST('/v1/events', { body: draft, params: { header: { Prefer: 'wait=10' } } }));
if (!('type' in stored)) throw new Error('the answer to one event is that event');
console.log('post', stored.type, stored.data);

const corrected = await tracker.POST('/v1/events/{id}/correction', {
  params: { path: { id: stored.id }, header: { Prefer: 'wait=10' } },
  body: { observed_at: '2026-05-02', source: draft.source, data: { name: 'Tour 2' }, reason: 'a typing error' },
});
console.log('correct', found(corrected).type);

const hook = found(await tracker.POST('/v1/webhooks', { body: { url: 'http://127.0.0.1:8099/hook', models: ['ts-lab/*'] } }));
console.log('subscribe', hook.status, hook.secret?.startsWith('whsec_'));

for await (const event of follow(stored.position - 1)) {
  console.log('stream', event.type);
  break;
}

const file = await tracker.GET('/v1/export/{view}.{form}', {
  params: { path: { view: 'models', form: 'csv' } },
  parseAs: 'text',
});
console.log('export', String(file.data).split('\n')[0]?.includes('model'));

/** Follows the log. Where a connection breaks, it resumes after the last event: none is missed, none comes twice. */
async function* follow(after: number): AsyncGenerator<components['schemas']['Recorded']> {
  for (let last = after; ; await new Promise((later) => setTimeout(later, 1_000))) {
    try {
      for await (const event of connected(last)) {
        last = event.position;
        yield event;
      }
    } catch (broken) {
      console.warn('the stream is resumed after', last, broken);
    }
  }
}

async function* connected(last: number): AsyncGenerator<components['schemas']['Recorded']> {
  const answer = await fetch(`${baseUrl}/v1/events`, {
    headers: { Accept: 'text/event-stream', 'Last-Event-ID': String(last) },
  });
  let text = '';
  for await (const part of answer.body!.pipeThrough(new TextDecoderStream()) as unknown as AsyncIterable<string>) {
    text += part;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const lines = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      const data = lines.filter((line) => line.startsWith('data:')).map((line) => line.slice(5)).join('\n');
      if (data) yield JSON.parse(data) as components['schemas']['Recorded'];
    }
  }
}
