import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { mayWriteIn } from '../../access/viewer.ts';
import { message } from '../../base/messages/index.ts';
import { hashesOf } from '../../families/index.ts';
import type { FileRow, ImportOperation, RowPlan, WelfareFacts } from '../contract.ts';
import { RowFate } from '../enums.ts';
import { Families, readFamilies } from '../match/families.ts';
import { nothing, planOf, refusal } from './planning.ts';

/**
 * Plans what a welfare list says of families that the hub has, found by the number of the card or a member's NIK. Families are never made
 * from it: whom the list names and the hub does not know is refused, in the same words as one that another area has.
 */
export async function planWelfare(
  em: SqlEntityManager,
  rows: readonly { row: FileRow; facts: WelfareFacts }[],
  { store, viewer }: ImportOperation,
): Promise<Map<number, RowPlan>> {
  const hashes = (number: string | null): string[] => (number === null ? [] : hashesOf(store.niks, number));
  const sought = rows.map(({ facts }) => ({
    numbers: [...hashes(facts.familyCard), ...hashes(facts.person?.nik ?? null)],
    parents: [],
    place: null,
  }));
  const families = new Families(await readFamilies(em, sought));
  const deciles = new Map<string, number>();
  return new Map(
    rows.map(({ row, facts: { decile } }, index) => {
      const family = families.byNumber(sought[index]?.numbers ?? []);
      if (family === undefined) return [row.number, refusal(row, message('imports.familyUnknown'))];
      if (!mayWriteIn(viewer, family.villageCode)) return [row.number, refusal(row, message('shared.outsideWriteAreas'))];
      const known = deciles.get(family.id) ?? family.welfareDecile;
      if (decile === null || decile === known) {
        const reasons = [{ column: null, message: message('imports.nothingNew') }];
        return [row.number, planOf(row, { fate: RowFate.EQUAL, familyId: family.id, reasons })];
      }
      deciles.set(family.id, decile);
      const writes = { ...nothing, familyFacts: { familyId: family.id, welfareDecile: decile } };
      return [row.number, planOf(row, { fate: known === null ? RowFate.KNOWN : RowFate.CHANGED, familyId: family.id, writes })];
    }),
  );
}
