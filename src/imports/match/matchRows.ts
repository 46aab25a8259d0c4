import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { breathe } from '../../base/eventLoop.ts';
import { weightOf, weights } from '../../matching/index.ts';
import { type ComparedRow, compareRow } from './compareRow.ts';
import type { KnownChild } from './KnownChild.ts';
import { type BesidePerson, readBeside, readKnown } from './readKnown.ts';
import { thresholds } from './thresholds.ts';

/** The children of the hub that rows may be of. */
export interface KnownChildren {
  readonly byNik: ReadonlyMap<string, KnownChild>;
  readonly byId: ReadonlyMap<string, KnownChild>;
  /** By number of the row. */
  readonly beside: ReadonlyMap<number, readonly KnownChild[]>;
}

export interface RowToMatch extends ComparedRow {
  readonly number: number;
  /** The child that somebody has decided on. */
  readonly decidedId: string | null;
}

/** What parents and posyandu can add to a match: so much a person lacks at most before they are read. */
const atMostBeside = weightOf(weights.mother.SAME) + weightOf(weights.posyandu.SAME);
const leastOdds = Math.log2(thresholds.review / (1 - thresholds.review)) - atMostBeside;

/**
 * Reads the children that rows may be of, with three statements however many rows there are: by NIK; for the rows left over those with a
 * birth date beside; and of these, whoever a name does not rule out, with parents.
 */
export async function readKnownChildren(em: SqlEntityManager, rows: readonly RowToMatch[]): Promise<KnownChildren> {
  const byNik = new Map<string, KnownChild>();
  const byId = new Map<string, KnownChild>();
  const decided = rows.flatMap(({ decidedId }) => (decidedId === null ? [] : [decidedId]));
  for (const child of await readKnown(em, { ids: decided, nikHashes: rows.flatMap(({ nikHashes }) => nikHashes) })) {
    if (child.nik !== null) byNik.set(child.nik, child);
    byId.set(child.id, child);
  }
  const open = new Map(
    rows.flatMap((row) => (row.decidedId !== null || row.nikHashes.some((hash) => byNik.has(hash)) ? [] : [[row.number, row] as const])),
  );
  const sought = [...open.values()].flatMap(({ number, child, place }) =>
    child.bornOn === null ? [] : [{ number, bornOn: child.bornOn, villageCode: place?.villageCode ?? null }],
  );
  const likely: BesidePerson[] = [];
  for (const person of await readBeside(em, sought)) {
    await breathe();
    const row = open.get(person.number);
    if (row !== undefined && compareRow(withoutParents(row), bare(person)).odds >= leastOdds) likely.push(person);
  }
  for (const child of await readKnown(em, { ids: [...new Set(likely.map(({ id }) => id))], nikHashes: [] })) byId.set(child.id, child);
  const beside = new Map<number, KnownChild[]>();
  for (const { number, id } of likely) {
    const child = byId.get(id);
    if (child !== undefined) beside.set(number, [...(beside.get(number) ?? []), child]);
  }
  return { byNik, byId, beside };
}

function withoutParents(row: RowToMatch): ComparedRow {
  return { ...row, parents: [], nikHashes: [], posyandu: null };
}

function bare({ id, name, sex, bornOn, villageCode }: BesidePerson): KnownChild {
  const unknown = { familyId: '', posyandu: null, nik: null, parents: [], isChild: false, birthWeightKg: null, birthLengthCm: null };
  return { id, name, sex, bornOn, villageCode, ...unknown, lastMeasuredOn: null, monitoringEnd: null, monitoringEndedOn: null };
}
