// The least a server can do for the indicators of all villages: bare Node HTTP, the two statements over the rollup, and the JSON by hand.
// Usage: indicatorsSql.js DATABASE_URL PORT
import { createServer } from 'node:http';
import pg from 'pg';

const [connectionString, port] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString, max: 10 });
const monthNumber = (month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
const children = `select village_code, month, stunted, height_assessed, wasted, weight_for_height_assessed, underweight, weight_assessed, overweight, severely_stunted, children, weighed, gained, open_cases
  from indicator_month where village_code = any($1) and month between $2 and $3`;
const families = `select village_code, greatest(month, $2), sum(families_at_risk)::int from indicator_family_month where village_code = any($1) and month <= $3 group by 1, 2`;
/** Each indicator: its key, and the places of numerator and denominator in a row of children. */
const indicators = [
  ['STUNTING_PREVALENCE', 2, 3],
  ['WASTING_PREVALENCE', 4, 5],
  ['UNDERWEIGHT_PREVALENCE', 6, 7],
  ['OVERWEIGHT', 8, null],
  ['SEVERELY_STUNTED', 9, null],
  ['CHILDREN_UNDER_FIVE', 10, null],
  ['PARTICIPATION_D_S', 11, 10],
  ['WEIGHT_GAIN_N_D', 12, 11],
  ['OPEN_CASES', 13, null],
];

async function answer({ areas, from, to }) {
  const [first, last] = [monthNumber(from), monthNumber(to)];
  const values = [areas, first, last];
  const [ofChildren, ofFamilies] = await Promise.all([
    pool.query({ name: 'children', text: children, values, rowMode: 'array' }),
    pool.query({ name: 'families', text: families, values, rowMode: 'array' }),
  ]);
  const months = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const labels = months.map((month) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`);
  const rows = new Map(areas.map((code) => [code, []]));
  for (const row of ofChildren.rows) rows.get(row[0])[row[1] - first] = row;
  const atRisk = new Map(areas.map((code) => [code, []]));
  for (const [code, month, change] of ofFamilies.rows) atRisk.get(code)[month - first] = change;
  let body = '';
  const point = (label, value, numerator, denominator) =>
    `{"month":"${label}","value":${value},"suppressed":false,"numerator":${numerator},"denominator":${denominator}}`;
  for (const code of areas) {
    const own = rows.get(code);
    for (const [key, above, below] of indicators) {
      let points = '';
      for (const [index, label] of labels.entries()) {
        const row = own[index];
        const numerator = row?.[above] ?? 0;
        const denominator = below === null ? null : (row?.[below] ?? 0);
        points += `${index === 0 ? '' : ','}${point(label, denominator === null ? numerator : denominator === 0 ? null : numerator / denominator, numerator, denominator)}`;
      }
      body += `${body === '' ? '' : ','}{"key":"${key}","area":{"code":"${code}"},"points":[${points}]}`;
    }
    let count = 0;
    const points = labels.map((label, index) => point(label, (count += atRisk.get(code)[index] ?? 0), count, null));
    body += `,{"key":"FAMILIES_AT_RISK","area":{"code":"${code}"},"points":[${points.join(',')}]}`;
  }
  return `{"data":{"indicators":[${body}]}}\n`;
}

createServer((request, response) => {
  let text = '';
  request.on('data', (piece) => (text += piece));
  request.on('end', () => {
    answer(JSON.parse(text).variables).then(
      (body) => response.setHeader('content-type', 'application/json').end(body),
      (error) => response.writeHead(500).end(String(error)),
    );
  });
}).listen(Number(port), '127.0.0.1', () => console.log('ready'));
