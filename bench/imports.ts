/**
 * How fast a file of e-PPGBM is imported, with everything that follows from its rows (matching, assessment, latest state, cases, alerts,
 * indicators, duplicates, audit, the rows of the job), on PostgreSQL or on the embedded database: made rows of new children, some of them
 * measurements of children that rows before have made known. Beside it, in the same run on databases of their own: the demo seed of about
 * as many measurements into the same tables, with the rollup, and COPY of the same rows into one bare table as the outer limit.
 *
 * Uses the PostgreSQL of BENCH_DATABASE_URL (where it may create databases), else starts one of its own.
 * Run: npm run bench:imports [-- --children 20000 --months 5 --embedded --no-seed]
 */
import { chmod } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import pg from 'pg';
import { pino } from 'pino';
import { localAdministrator } from '../src/access/viewer.ts';
import { todayIn } from '../src/base/calendar.ts';
import { seedDemo } from '../src/demo/index.ts';
import { Random } from '../src/demo/Random.ts';
import { entities } from '../src/hub/entities.ts';
import { assembleHub } from '../src/hub/Hub.ts';
import { ImportKind, ImportState } from '../src/imports/enums.ts';
import { hashFile, makeJob } from '../src/imports/jobs/ImportJob.ts';
import { runImport } from '../src/imports/jobs/runImport.ts';
import { rowPlanner } from '../src/imports/plan/planRows.ts';
import { openImport } from '../src/imports/rows/openImport.ts';
import { Places } from '../src/imports/rows/places.ts';
import { ensureRollup } from '../src/indicators/index.ts';
import { openEmbedded } from '../src/store/embedded.ts';
import { migrations } from '../src/store/migrations/index.ts';
import { openPostgresql } from '../src/store/postgresql.ts';
import { Store } from '../src/store/Store.ts';
import { loadAreas } from '../src/villages/index.ts';
import { madeFile, madeRows } from '../test/imports/madeFile.ts';
import { startPostgresql } from '../test/support/postgresql.ts';
import { createDatabaseOn } from '../test/support/serverDatabase.ts';
import { testVault } from '../test/support/testKey.ts';

const { values: options } = parseArgs({
  options: {
    children: { type: 'string', default: '20000' },
    months: { type: 'string', default: '5' },
    most: { type: 'string' },
    embedded: { type: 'boolean', default: false },
    'no-seed': { type: 'boolean', default: false },
  },
});
const [children, months] = [Number(options.children), Number(options.months)];
const rows = children * months;
const today = todayIn('Asia/Jakarta');

async function openStore(url: string | null): Promise<Store> {
  const database = url === null ? await openEmbedded(null, entities, migrations) : await openPostgresql(url, entities, migrations);
  const store = new Store(database, testVault());
  await loadAreas(store, '33.26');
  return store;
}

const given = process.env.BENCH_DATABASE_URL;
const server = options.embedded ? null : given === undefined ? await startPostgresql() : { url: given, stop: () => Promise.resolve() };
const databaseUrl = async () => (server === null ? null : (await createDatabaseOn(server.url)).url);

async function importRows(): Promise<number> {
  const store = await openStore(await databaseUrl());
  await ensureRollup(store, 'Asia/Jakarta');
  const hub = await assembleHub(store, () => today, pino({ level: 'error' }));
  const villages = (
    await store.read<{ place: string }>(
      'villages',
      `select d.name || '/' || v.name as place from village v join district d on d.code = v.district_code order by v.code`,
    )
  ).map(({ place }) => place);
  const file = await madeFile(madeRows(new Random(1), { children, months, villages, before: today }));
  global.gc?.();
  const idle = process.memoryUsage().rss;
  let highest = idle;
  const watch = setInterval(() => (highest = Math.max(highest, process.memoryUsage().rss)), 50);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const began = performance.now();
  delay.enable();
  const settings = { alerts: true, programId: null };
  const { id } = await makeJob(store, await hashFile(file), {
    kind: ImportKind.EPPGBM,
    settings,
    viewer: localAdministrator,
    state: ImportState.WAITING,
  });
  const opened = await openImport(file, { kind: ImportKind.EPPGBM, places: await Places.load(store), today });
  const settled = performance.now();
  let counts: object = {};
  await runImport(
    {
      jobId: id,
      file: opened,
      plan: rowPlanner({ isDryRun: false }),
      settings,
      decisions: new Map(),
      ...(options.most !== undefined && { most: Number(options.most) }),
      onProgress: (_, all) => (counts = all),
    },
    { store, areas: hub.areas, hooks: hub.hooks, viewer: localAdministrator, today },
  );
  const seconds = (performance.now() - began) / 1000;
  clearInterval(watch);
  delay.disable();
  console.log(
    `import: ${rows} rows in ${seconds.toFixed(1)} s (${Math.round(rows / seconds)} rows/s; ${((settled - began) / 1000).toFixed(1)} s of it reading the file first)`,
    counts,
  );
  console.log(
    `  memory ${Math.round((highest - idle) / 1e6)} MB above idle; longest turn of the event loop ${Math.round(delay.max / 1e6)} ms`,
  );
  await opened.close();
  await hub.alerts.close();
  await hub.audit.close();
  await store.close();
  return seconds;
}

async function seedAsMany(): Promise<{ seconds: number; measurements: number }> {
  const store = await openStore(await databaseUrl());
  const began = performance.now();
  // At scale 1 the demo has about 57,000 measurements.
  const counts = await seedDemo(store, { regency: '33.26', today, scale: rows / 57_000 });
  await ensureRollup(store, 'Asia/Jakarta');
  const seconds = (performance.now() - began) / 1000;
  await store.close();
  return { seconds, measurements: counts.measurements };
}

const imported = await importRows();
if (!options['no-seed']) {
  const { seconds, measurements } = await seedAsMany();
  console.log(`seed with rollup: ${measurements} measurements in ${seconds.toFixed(1)} s (${Math.round(measurements / seconds)}/s)`);
  console.log(`  import takes ${(imported / rows / (seconds / measurements)).toFixed(1)} times the seed's time for as many measurements`);
}
if (server !== null) {
  const url = (await databaseUrl()) ?? '';
  const client = new pg.Client(url);
  await client.connect();
  await client.query('create table bare (line text)');
  const file = await madeFile(madeRows(new Random(1), { children, months, villages: ['Kandangserang/Gembong'], before: today }));
  // The server reads it itself.
  await chmod(dirname(file), 0o755);
  const began = performance.now();
  await client.query(`copy bare from '${file}'`);
  console.log(`COPY of the lines into a bare table: ${((performance.now() - began) / 1000).toFixed(2)} s`);
  await client.end();
}
await server?.stop();
