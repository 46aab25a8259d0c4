import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataFolder, runHub } from '../support/hubProcess.ts';

const agency = ['--add', 'water=http://127.0.0.1:4201/graphql', '--sdl'];

describe('The command line of the federated hub', () => {
  let folder: Awaited<ReturnType<typeof dataFolder>>;
  beforeAll(async () => {
    folder = await dataFolder();
  });
  afterAll(() => folder.remove());

  it.each([
    ['hub serve --subgraph', ['serve', '--subgraph', 'children']],
    ['hub federated', ['federated']],
  ])('`%s` says that the embedded database is not enough, and opens none', async (what, args) => {
    expect(await runHub(args, { HUB_DATA: join(folder.path, 'none') })).toEqual({
      code: 1,
      stdout: '',
      stderr: `${what} needs PostgreSQL: the subgraphs share one database, and the embedded database belongs to one process. Set DATABASE_URL=postgresql://user:password@host:5432/database\n`,
    });
  });

  it('`hub serve --subgraph` lists the subgraphs when asked for another', async () => {
    const { code, stderr } = await runHub(['serve', '--subgraph', 'water'], {});
    expect(code).toBe(1);
    expect(stderr).toContain('Allowed choices are villages, families, children, programs, alerts');
  });

  it('`hub schema compose` composes what is kept in schema/', async () => {
    const kept = await readFile('schema/supergraph.graphql', 'utf8');
    expect(await runHub(['schema', 'compose', '--subgraphs', folder.path], {})).toEqual({ code: 0, stdout: kept, stderr: '' });
    expect(await readFile(join(folder.path, 'alerts.graphql'), 'utf8')).toBe(await readFile('schema/subgraphs/alerts.graphql', 'utf8'));
  });

  it("`hub schema compose --add` adds an agency's subgraph, with its address", async () => {
    const { code, stdout, stderr } = await runHub(['schema', 'compose', ...agency, 'water=examples/agency-subgraph/water.graphql'], {});
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('WATER @join__graph(name: "water", url: "http://127.0.0.1:4201/graphql")');
  });

  it("`hub schema compose --add` refuses one that breaks the graph, in the composer's words, and writes nothing", async () => {
    const [sdl, out] = [join(folder.path, 'water.graphql'), join(folder.path, 'supergraph.graphql')];
    await writeFile(
      sdl,
      'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"]) scalar AreaCode type Village @key(fields: "code") { code: AreaCode! name: String! }',
    );
    const { code, stdout, stderr } = await runHub(['schema', 'compose', ...agency, `water=${sdl}`, '--out', out], {});
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^INVALID_FIELD_SHARING: Non-shareable field "Village\.name" is resolved from multiple subgraphs/);
    await expect(readFile(out)).rejects.toThrow('ENOENT');
  });

  it('`hub schema compose --add` says which subgraph does not answer', async () => {
    const { code, stderr } = await runHub(['schema', 'compose', '--add', 'water=http://127.0.0.1:9/graphql'], {});
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'water: no subgraph answers { _service { sdl } } at http://127.0.0.1:9/graphql\n',
    });
  });

  it('`hub gateway --at` lists the subgraphs when told of another', async () => {
    const { code, stderr } = await runHub(['gateway', '--at', 'water=http://127.0.0.1:4201/graphql'], { PORT: '0' });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'water: the supergraph has no such subgraph; it has alerts, children, families, indicators, programs, villages\n',
    });
  });

  it('`hub schema check` finds nothing between the schema and itself, and tells breaking changes from others', async () => {
    const same = await runHub(['schema', 'check', '--against', 'schema/hub.graphql'], {});
    expect(same).toEqual({ code: 0, stdout: '0 breaking, 0 dangerous, 0 safe\n', stderr: '' });

    const file = join(folder.path, 'earlier.graphql');
    await writeFile(
      file,
      (await readFile('schema/hub.graphql', 'utf8'))
        .replace('type Viewer {', 'type Viewer {\n  """Gone."""\n  nickname: String\n')
        .replace(/  """Role\."""\n  role: Role!\n/, ''),
    );
    const changed = await runHub(['schema', 'check', '--against', file], {});
    expect(changed).toEqual({
      code: 1,
      stdout:
        "breaking: Field 'nickname' was removed from object type 'Viewer'\nsafe: Field 'role' was added to object type 'Viewer'\nsafe: Field 'Viewer.role' has description 'Role.'\n1 breaking, 0 dangerous, 2 safe\n",
      stderr: '',
    });
  });

  it('`hub schema check` says of a file that it is no schema', async () => {
    const { code, stderr } = await runHub(['schema', 'check', '--against', 'package.json'], {});
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'package.json: Syntax Error: Expected Name, found String "name".\n' });
  });
});
