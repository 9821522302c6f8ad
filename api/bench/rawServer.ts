import { createServer } from 'node:http';
import pg from 'pg';
import { agencyOf, INBOX } from './rawInbox.ts';

/** The limit: node:http and one hand-written, prepared statement, with neither sessions nor a schema nor checks. */
const pool = new pg.Pool({ connectionString: process.env.BENCH_DATABASE_URL, max: 10 });

createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', async () => {
    JSON.parse(body);
    const { rows } = await pool.query({ name: 'inbox', text: INBOX, values: [agencyOf(request.headers.cookie ?? '')] });
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ data: rows }));
  });
}).listen(Number(process.env.BENCH_PORT), '127.0.0.1', () => process.send?.('ready'));
