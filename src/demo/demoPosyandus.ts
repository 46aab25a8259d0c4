import { posyanduKey } from '../posyandu/index.ts';
import type { DemoIds } from './DemoIds.ts';
import { exampleVillage } from './exampleFamily.ts';
import type { RowOf, Target } from './insertRows.ts';
import type { Random } from './Random.ts';

/** Key of the first posyandu of the example village, which the ready examples name. */
const exampleKey = '01900000-0000-7000-8000-000000000005';

/** Flowers, as posyandu are commonly named after. */
const flowers = ['Anggrek', 'Bougenvil', 'Cempaka', 'Dahlia', 'Flamboyan', 'Kenanga', 'Mawar', 'Melati', 'Seroja', 'Teratai'];

export const posyanduTargets = {
  posyandu: {
    table: 'posyandu',
    columns: {
      id: 'uuid',
      village_code: 'text',
      name: 'text',
      rw: 'text',
      recorded_by: 'text',
      recorded_at: 'timestamptz',
      demo: 'boolean',
    },
  },
  name: { table: 'posyandu_name', columns: { village_code: 'text', key: 'text', posyandu_id: 'uuid' } },
} as const satisfies Record<string, Target>;

/** The synthetic posyandu of villages: rows of their tables, and which of them a family's children go to. */
export class DemoPosyandus {
  readonly posyandus: RowOf<typeof posyanduTargets.posyandu>[] = [];
  readonly names: RowOf<typeof posyanduTargets.name>[] = [];
  readonly #ofVillages = new Map<string, string[]>();

  /** Two to four in each village, one for each RW as far as there are. @param recordedAt when the register of the villages begins. */
  constructor(villages: readonly string[], recordedAt: string, random: Random, ids: DemoIds) {
    for (const code of villages) {
      const flower = random.pick(flowers);
      const keys = Array.from({ length: random.integer(2, 4) }, () => ids.next());
      if (code === exampleVillage) keys[0] = exampleKey;
      this.#ofVillages.set(code, keys);
      for (const [nth, id] of keys.entries()) {
        const name = `Posyandu ${flower} ${nth + 1}`;
        const rw = String(nth + 1).padStart(3, '0');
        this.posyandus.push({ id, village_code: code, name, rw, recorded_by: 'demo', recorded_at: recordedAt, demo: true });
        this.names.push({ village_code: code, key: posyanduKey(name), posyandu_id: id });
      }
    }
  }

  /** The posyandu of an RW; RWs without one of their own share those that there are. */
  of({ villageCode, rw }: { villageCode: string; rw: string }): string {
    const keys = this.#ofVillages.get(villageCode) ?? [];
    const id = keys[(Number(rw) - 1) % keys.length];
    if (id === undefined) throw new Error(`no posyandu in ${villageCode}`);
    return id;
  }
}
