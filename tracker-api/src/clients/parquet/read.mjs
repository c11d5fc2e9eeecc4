// Reads one column of a table. Only the bytes of that column are sent, as ranges of the file.
// Usage: node read.mjs <tracker>/v1/export/pricing.parquet input_per_1m_tokens
import { asyncBufferFromUrl, parquetReadObjects } from 'hyparquet';

const [address, column] = process.argv.slice(2);
// The address redirects to the newest version. All ranges must be of one version, so ask for its own address first.
const { url } = await fetch(address, { method: 'HEAD' });
const file = await asyncBufferFromUrl({ url });
const rows = await parquetReadObjects({ file, columns: [column] });
console.log(rows.length, 'rows, sum', rows.reduce((sum, row) => sum + (row[column] ?? 0), 0).toFixed(2));
