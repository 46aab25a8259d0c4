// The least a server can do: bare Node HTTP and one hand-written statement whose JSON is the answer.
// Usage: oneStatement.js DATABASE_URL PORT
import { createServer } from 'node:http';
import pg from 'pg';
import { statements } from './statements.js';

const [connectionString, port] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString, max: 10, options: '-c jit=off' });

createServer((request, response) => {
  let text = '';
  request.on('data', (piece) => (text += piece));
  request.on('end', () => {
    const { name, variables } = JSON.parse(text);
    pool.query({ name, text: statements[name].text, values: statements[name].values(variables) }).then(
      ({ rows }) => response.setHeader('content-type', 'application/json').end(rows[0].body),
      (error) => response.writeHead(500).end(String(error)),
    );
  });
}).listen(Number(port), '127.0.0.1', () => console.log('ready'));
