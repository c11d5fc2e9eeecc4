// The same server with the client of @hey-api/openapi-ts: each operation is a function.
import { client } from './hey/client.gen';
import { getModel, listModels } from './hey/sdk.gen';

declare const process: { argv: string[] };
client.setConfig({ baseUrl: process.argv[2] ?? '' });

const models = await listModels({ query: { organisation: ['meta'] }, throwOnError: true });
console.log('hey list', models.data.data.length > 0);
const card = await getModel({ path: { organisation: 'meta', model: 'muse-spark' }, throwOnError: true });
console.log('hey card', card.data.name);
