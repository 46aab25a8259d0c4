import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Role, viewerOf } from '../../src/access/viewer.ts';
import { ask } from '../support/ask.ts';
import { onAnyDatabase } from '../support/databases.ts';
import { serveTestHub, type ServedHub } from '../support/testHub.ts';

const own = '33.26.01.2001';

/** Every list and count that takes an area, as `$area`. */
const questions: [name: string, selection: string, path: string[]][] = [
  ['children', '{ children(filter: { area: $area }) { totalCount } }', ['filter', 'area']],
  ['families', '{ families(filter: { area: $area }) { totalCount } }', ['filter', 'area']],
  ['stuntingCases', '{ stuntingCases(filter: { area: $area }) { totalCount } }', ['filter', 'area']],
  ['alerts', '{ alerts(filter: { area: $area }) { totalCount } }', ['filter', 'area']],
  ['enrolments', '{ programs(first: 1) { nodes { enrolments(filter: { area: $area }) { totalCount } } } }', ['filter', 'area']],
  ['coverage', '{ programs(first: 1) { nodes { coverage(area: $area) { eligible } } } }', ['area']],
];

onAnyDatabase((kind) => {
  let served: ServedHub;

  beforeAll(async () => {
    served = await serveTestHub(kind, viewerOf({ id: 'kader', role: Role.CADRE, areas: [own] }));
  });

  afterAll(() => served.close());

  const about = (selection: string, area: string) => ask(served.url, `query ($area: AreaCode!) ${selection}`, { area });

  describe('An area that is asked for', () => {
    it.each(questions)("is not the viewer's: %s are FORBIDDEN, and not empty", async (_name, selection, path) => {
      for (const area of ['33.26.01.2002', '33.26.02']) {
        const { errors } = await about(selection, area);
        expect(errors?.map(({ extensions }) => [extensions.code, extensions.inputPath])).toEqual([['FORBIDDEN', path]]);
      }
    });

    it.each(questions)("contains the viewer's, or is one: %s are answered for the viewer's", async (_name, selection) => {
      const answers = await Promise.all([own, '33.26.01', '33.26'].map((area) => about(selection, area)));
      expect(answers.map(({ errors }) => errors)).toEqual([undefined, undefined, undefined]);
      expect(answers[1]?.data).toEqual(answers[0]?.data);
      expect(answers[2]?.data).toEqual(answers[0]?.data);
    });

    it('does not lie in the village whose list it filters', async () => {
      const admin = await serveTestHub(kind);
      const list = (name: string) => `query { village(code: "${own}") { ${name}(filter: { area: "33.26.01.2002" }) { totalCount } } }`;
      for (const name of ['children', 'families', 'stuntingCases', 'alerts', 'programs']) {
        const { errors } = await ask(admin.url, list(name));
        expect([name, errors?.map(({ extensions }) => [extensions.code, extensions.inputPath])]).toEqual([
          name,
          [['BAD_USER_INPUT', ['filter', 'area']]],
        ]);
      }
      await admin.close();
    });

    it('is shown in public figures to everybody', async () => {
      const { errors } = await about(
        '{ indicators(areas: [$area], from: "2026-04", to: "2026-05", keys: [STUNTED]) { points { suppressed } } }',
        '33.26.02.2002',
      );
      expect(errors).toBeUndefined();
    });
  });
});
