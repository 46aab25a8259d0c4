import { expect, it } from 'vitest';
import { seedDemo } from '../../src/demo/index.ts';
import { loadAreas, readClassTotals, type ClassTotals } from '../../src/villages/index.ts';
import { onAnyDatabase, openTestStore } from '../support/databases.ts';

onAnyDatabase((kind) => {
  it('the class totals of the demo data are those of the launch of 30 July 2024, and the districts add up to them', async () => {
    const database = await openTestStore(kind);
    const { store } = database;
    try {
      await loadAreas(store, '33.26');
      await seedDemo(store, { regency: '33.26', today: '2026-06-15', scale: 0.01 });
      const [regency] = await readClassTotals(store, ['33.26']);
      expect(regency).toMatchObject({
        villages: 285,
        berkelanjutan: 12,
        mandiri: 7,
        berkembang: 22,
        dasar: 244,
        undeclared: 0,
        demo: true,
      });

      const codes = (await store.read<{ code: string }>('districts', 'select code from district order by code')).map(({ code }) => code);
      const districts = await readClassTotals(store, codes);
      const sum = (name: Exclude<keyof ClassTotals, 'demo'>) => districts.reduce((total, district) => total + district[name], 0);
      expect(districts).toHaveLength(19);
      expect({
        villages: sum('villages'),
        berkelanjutan: sum('berkelanjutan'),
        mandiri: sum('mandiri'),
        berkembang: sum('berkembang'),
        dasar: sum('dasar'),
      }).toEqual({ villages: 285, berkelanjutan: 12, mandiri: 7, berkembang: 22, dasar: 244 });
    } finally {
      await database.drop();
    }
  });
});
