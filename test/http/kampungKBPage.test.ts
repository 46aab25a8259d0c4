import { afterAll, beforeAll, expect, it } from 'vitest';
import { PageOfAVillageDocument } from '../generated/operations.ts';
import { dataOf } from '../support/ask.ts';
import { onAnyDatabase } from '../support/databases.ts';
import { serveTestHub, today, type ServedHub } from '../support/testHub.ts';

onAnyDatabase((kind) => {
  let served: ServedHub;

  beforeAll(async () => {
    served = await serveTestHub(kind);
  });

  afterAll(() => served.close());

  it("a village's page of facts is one query, and some twenty statements", async () => {
    const statements: string[] = [];
    const stop = served.hub.store.onStatement((name) => statements.push(name));
    const { village } = await dataOf(served.url, PageOfAVillageDocument, { village: '33.26.01.2001', today });
    stop();
    expect(village).toMatchObject({
      name: 'Desa 1',
      kampungKB: {
        class: 'DASAR',
        nextClass: { nextClass: 'BERKEMBANG', classByScoring: 'DASAR' },
        startUp: [{ step: 'WEB_PROFILE' }, { step: 'RUMAH_DATAKU' }, { step: 'K0_REGISTER' }],
      },
      // The child of the third family is stunted.
      stuntingCases: { totalCount: 1, nodes: [{ status: 'OPEN' }] },
      programs: { totalCount: 2 },
    });
    expect(village?.kampungKB?.nextClass?.missing[0]).toEqual({
      title: 'Sumber dana',
      value: null,
      score: null,
      toDo: 'Gali sumber dana lain dan catat (minimal 2 sumber)',
    });
    expect(statements.length).toBeLessThanOrEqual(25);
  });
});
