import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { NikVault } from '../access/nik/NikVault.ts';
import { nikDifferences } from '../access/nik/nikStructure.ts';
import { HubError, type InputPath } from '../errors.ts';
import { lockKey } from '../store/lockKey.ts';
import { queryIn } from '../store/queryIn.ts';
import type { Store } from '../store/Store.ts';
import { NikDifference } from './enums.ts';
import type { FieldChange } from './FamilyChange.ts';
import type { Person } from './Person.ts';

/** What a family's history tells of another NIK: only that there is one. */
export const nikChanged: FieldChange = { field: 'nik', before: null, after: null };

/**
 * Gives a person a NIK, sealed; it is stored with the transaction.
 * @throws HubError CONFLICT when a person with this NIK is registered, in this family or another.
 */
export async function giveNik(em: SqlEntityManager, niks: NikVault, person: Person, nik: string, inputPath: InputPath): Promise<void> {
  const key = await niks.writingKey(em);
  const { sealed, hash, mask } = key.seal(person.id, nik);
  await lockKey(em, 'nik', hash.toString('hex'));
  const hashes = niks.hashesOf(nik).map((each) => each.toString('hex'));
  const [known] = await queryIn(em, `select 1 as found from person where nik_hash = any(select decode(h, 'hex') from unnest($1::text[]) h) and id <> $2`, [hashes, person.id]);
  if (known !== undefined) throw new HubError(`${inputPath.join('.')}.nik: a person with this NIK is already registered`, 'CONFLICT', [...inputPath, 'nik']);
  Object.assign(person, { nik: mask, nikSealed: sealed, nikHash: hash, nikDiffers: differences(nik, person) });
}

/** Takes a person's NIK away. */
export function takeNik(person: Person): void {
  Object.assign(person, { nik: null, nikSealed: null, nikHash: null, nikDiffers: [] });
}

/** Whether this is the person's NIK. */
export function hasNik(niks: NikVault, { nikHash }: Pick<Person, 'nikHash'>, nik: string): boolean {
  return nikHash !== null && niks.hashesOf(nik).some((hash) => hash.equals(nikHash));
}

/** The whole NIK; null where none is known. */
export function wholeNikOf(niks: NikVault, { id, nikSealed }: { id: string; nikSealed: Uint8Array | null }): string | null {
  return nikSealed === null ? null : niks.open(id, nikSealed);
}

/** Compares a person's NIK with a sex and a birth date that were put right. */
export function compareNik(niks: NikVault, person: Person): void {
  const nik = wholeNikOf(niks, person);
  if (nik !== null) person.nikDiffers = differences(nik, person);
}

/** Locks the NIKs that a transaction will store in one order, so that two registrations of the same people do not wait for each other. */
export async function lockNiks(em: SqlEntityManager, niks: NikVault, given: readonly string[]): Promise<void> {
  if (given.length === 0) return;
  const key = await niks.writingKey(em);
  for (const hash of given.map((nik) => key.hash(nik).toString('hex')).toSorted()) await lockKey(em, 'nik', hash);
}

/** Reads whole NIKs, with one statement; in the order of `personIds`, null where none is known. Whoever calls it has recorded why. */
export async function readWholeNiks(store: Store, personIds: readonly string[]): Promise<(string | null)[]> {
  const rows = await store.read<SealedPerson>('whole niks of persons', sealedSql, [personIds]);
  const found = new Map(rows.map(({ id, nikSealed }) => [id, store.niks.open(id, nikSealed)]));
  return personIds.map((id) => found.get(id) ?? null);
}

/** Reads the whole NIK of a person inside a transaction; null where none is known. Whoever calls it has recorded why. */
export async function readWholeNikIn(em: SqlEntityManager, niks: NikVault, personId: string): Promise<string | null> {
  const [row] = await queryIn<SealedPerson>(em, sealedSql, [[personId]]);
  return row === undefined ? null : wholeNikOf(niks, row);
}

interface SealedPerson {
  id: string;
  nikSealed: Uint8Array;
}

const sealedSql = 'select id, nik_sealed as "nikSealed" from person where id = any($1::uuid[]) and nik_sealed is not null';

function differences(nik: string, person: Pick<Person, 'sex' | 'bornOn'>): NikDifference[] {
  return nikDifferences(nik, person).map((difference) => NikDifference[difference]);
}
