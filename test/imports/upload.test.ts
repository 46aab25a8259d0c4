import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { HubContext } from '../../resolvers/shared/HubContext.ts';
import { viewersHub } from '../../resolvers/shared/viewersHub.ts';
import { Role, viewerOf } from '../../src/access/viewer.ts';
import { Random } from '../../src/demo/Random.ts';
import { Importer } from '../../src/imports/jobs/Importer.ts';
import { registerImports } from '../../src/server/transport/imports.ts';
import { startServer, type RunningServer } from '../../src/server/transport/startServer.ts';
import { ask } from '../support/ask.ts';
import { onEachDatabase } from '../support/databases.ts';
import { hubSchema } from '../support/schemas.ts';
import { openTestHub, silent, today, type TestHub } from '../support/testHub.ts';
import { madeFile, madeRows } from './madeFile.ts';

const viewers = {
  officer: viewerOf({ id: 'petugas', role: Role.FIELD_OFFICER, areas: ['33.26.01'] }),
  cadre: viewerOf({ id: 'kader', role: Role.CADRE, areas: ['33.26.01.2001'] }),
  elsewhere: viewerOf({ id: 'petugas lain', role: Role.FIELD_OFFICER, areas: ['33.26.02'] }),
};
type Name = keyof typeof viewers;

onEachDatabase((kind) => {
  describe('a file that is uploaded', () => {
    let test: TestHub;
    let server: RunningServer;
    let importer: Importer;
    let folder: string;
    beforeAll(async () => {
      test = await openTestHub(kind);
      folder = await mkdtemp(join(tmpdir(), 'hub-spool-'));
      importer = new Importer({
        store: test.hub.store,
        logger: silent,
        operationOf: (viewer) => ({ ...viewersHub(test.hub, viewer), viewer, today }),
      });
      const contextOf = (by: string) => new HubContext(test.hub, viewers[by as Name]);
      server = await startServer({
        schema: hubSchema(),
        host: '127.0.0.1',
        port: 0,
        logger: silent,
        makeContext: ({ headers }) => contextOf(String(headers['x-by'])),
        register: (fastify) =>
          registerImports(fastify, {
            folder,
            largest: 100_000,
            admit: ({ headers }) => {
              const { viewer, hub } = contextOf(String(headers['x-by']));
              return Promise.resolve({ viewer, store: hub.store });
            },
            onJob: () => importer.wake(),
          }),
      });
    });
    afterAll(async () => {
      await server.close();
      await importer.close();
      await test.close();
    });

    const put = async (by: Name, body: Buffer | string, what = 'eppgbm') => {
      const response = await fetch(`${server.url}/imports/${what}`, {
        method: 'PUT',
        body: new Uint8Array(Buffer.from(body)),
        headers: { 'x-by': by },
      });
      return { status: response.status, body: (await response.json()) as { job: { id: string; state: string }; errors?: unknown[] } };
    };
    const asked = async <Data>(by: Name, query: string, variables: Record<string, unknown> = {}) =>
      (await ask(`${server.url}/graphql`, query, variables, { 'x-by': by })) as { data?: Data; errors?: { message: string }[] };
    const stateOf = async (id: string) =>
      (await asked<{ importJob: { state: string } | null }>('officer', 'query ($id: ID!) { importJob(id: $id) { state } }', { id })).data
        ?.importJob?.state;

    it('is planned, begins when it is told to, refuses rows of other areas, and tells where a measurement comes from', async () => {
      const rows = madeRows(new Random(3), {
        children: 8,
        months: 2,
        villages: ['Kandangserang/Desa 1', 'Paninggaran/Desa 5'],
        before: today,
      });
      const all = [...rows];
      const own = all.filter(({ village }) => village.startsWith('Kandangserang')).length;
      const file = await readFile(await madeFile(all));
      const { status, body } = await put('officer', file);
      expect([status, body.job.state]).toEqual([202, 'PLANNING']);
      const { id } = body.job;
      await vi.waitFor(async () => expect(await stateOf(id)).toBe('PLANNED'), { timeout: 30_000, interval: 200 });
      expect(await test.hub.store.read('test', 'select count(*)::int as n from measurement_origin')).toEqual([{ n: 0 }]);

      const fields =
        '{ state rowCount fates { fate rows } rows(first: 50, fates: [REFUSED]) { totalCount nodes { number line remarks(locale: EN) { key message } } } }';
      const planned = await asked<{ importJob: { fates: object[]; rows: { totalCount: number } } }>(
        'officer',
        `query ($id: ID!) { importJob(id: $id) ${fields} }`,
        { id },
      );
      expect(planned.errors).toBeUndefined();
      expect(planned.data?.importJob.rows.totalCount).toBe(all.length - own);

      // Another officer does not know of it; a cadre may not ask.
      expect((await asked('elsewhere', 'query ($id: ID!) { importJob(id: $id) { state } }', { id })).data).toEqual({ importJob: null });
      expect((await asked('cadre', 'query ($id: ID!) { importJob(id: $id) { state } }', { id })).errors?.[0]?.message).toContain(
        'imports:write',
      );

      const started = await asked('officer', 'mutation ($id: ID!) { startImport(id: $id) { state } }', { id });
      expect(started.errors).toBeUndefined();
      importer.wake();
      await vi.waitFor(async () => expect(await stateOf(id)).toBe('DONE'), { timeout: 30_000, interval: 200 });
      const done = await asked<{ importJob: { fates: { fate: string; rows: number }[] } }>(
        'officer',
        `query ($id: ID!) { importJob(id: $id) ${fields} }`,
        { id },
      );
      expect(done.data?.importJob.fates.filter((each) => each.rows > 0)).toEqual([
        { fate: 'NEW', rows: own / 2 },
        { fate: 'KNOWN', rows: own / 2 },
        { fate: 'REFUSED', rows: all.length - own },
      ]);
      expect(await readdir(folder)).toEqual([]);
      const origins = await asked<{ measurements: { nodes: { origin: { rowNumber: number } | null }[] } }>(
        'officer',
        '{ measurements(first: 100) { nodes { origin { rowNumber fileHash } } } }',
      );
      expect(origins.errors).toBeUndefined();
      expect(origins.data?.measurements.nodes.filter(({ origin }) => origin !== null)).toHaveLength(own);
    }, 120_000);

    it('is refused without the scope, of another kind, and where it is too large; nothing of it stays', async () => {
      expect((await put('cadre', 'Nama;JK\n')).status).toBe(403);
      expect((await put('officer', 'Nama;JK\n', 'gaji')).status).toBe(404);
      expect((await put('officer', 'x'.repeat(100_001))).status).toBe(413);
      expect(await readdir(folder)).toEqual([]);
    });

    it('of enrolments needs a program', async () => {
      const { status, body } = await put('officer', 'NIK;Nama\n', 'programs');
      expect([status, body.errors]).toEqual([
        400,
        [
          expect.objectContaining({
            message: 'program: a file of enrolments needs a program; allowed: the global id of a program, as ?program=',
            extensions: { code: 'BAD_USER_INPUT', inputPath: ['program'] },
          }),
        ],
      ]);
      expect((await put('officer', 'NIK;Nama\n', 'programs?program=Program_01900000-0000-7000-8000-000000000000')).status).toBe(202);
      await vi.waitFor(async () => expect(await readdir(folder)).toEqual([]), { timeout: 30_000, interval: 200 });
    }, 60_000);

    it('fails where it is no such file, and says so', async () => {
      const { body } = await put('officer', 'apa saja\n1\n');
      await vi.waitFor(async () => expect(await stateOf(body.job.id)).toBe('FAILED'), { timeout: 30_000, interval: 200 });
      expect(await readdir(folder)).toEqual([]);
    }, 60_000);
  });
});
