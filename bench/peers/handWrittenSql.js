// The least a server can do for the query: bare Node HTTP and one hand-written statement that builds the JSON.
// Usage: handWrittenSql.js DATABASE_URL PORT
import { createServer } from 'node:http';
import pg from 'pg';

const [connectionString, port] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString, max: 10 });
const text = `
  select json_build_object('data', json_build_object('villages', json_build_object('nodes', json_agg(village order by village.code))))::text as body
  from (
    select v.code, v.name, json_build_object('nodes', children.nodes) as children
    from (select * from village order by code limit 20) v
    cross join lateral (
      select json_agg(child) as nodes from (
        select c.id, p.name, c.sex, c.born_on as "bornOn",
          json_build_object('measuredOn', m.measured_on, 'weightKg', m.weight_kg, 'heightCm', m.height_cm,
            'assessment', json_build_object('heightForAge', json_build_object('value', m.haz), 'stunted', m.stunted)) as "latestMeasurement"
        from child c join person p on p.id = c.id left join measurement m on m.id = c.latest_measurement_id
        where c.village_code = v.code order by c.id limit 20
      ) child
    ) children
  ) village`;

createServer((request, response) => {
  request.resume();
  pool.query({ name: 'villages', text }).then(
    ({ rows }) => response.setHeader('content-type', 'application/json').end(rows[0].body),
    (error) => response.writeHead(500).end(String(error)),
  );
}).listen(Number(port), '127.0.0.1', () => console.log('ready'));
