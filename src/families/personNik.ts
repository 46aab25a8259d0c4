import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { NikAttempts } from '../access/nik/NikAttempts.ts';
import type { NikKey } from '../store/nik/NikKey.ts';
import type { NikVault } from '../store/nik/NikVault.ts';
import { nikDifferences } from '../access/nik/nikStructure.ts';
import { conflict, type InputPath } from '../base/errors.ts';
import { lockKeys } from '../store/locks.ts';
import { queryIn } from '../store/queryIn.ts';
import type { Store } from '../store/Store.ts';
import { NikDifference } from './enums.ts';
import type { FieldChange } from './FamilyChange.ts';
import type { Person } from './Person.ts';

/** Entry of a family's history for a changed NIK, without its values. */
export const nikChanged: FieldChange = { field: 'nik', before: null, after: null };

/** Locks the NIKs that a transaction will store, all at once and before its rows: no other transaction stores one of them meanwhile. */
export async function lockNiks(em: SqlEntityManager, niks: NikVault, given: readonly (string | null | undefined)[]): Promise<void> {
  const known = given.filter((nik) => nik != null);
  if (known.length === 0) return;
  const key = await niks.writingKey(em);
  await lockKeys(
    em,
    'nik',
    known.map((nik) => key.hash(nik).toString('hex')),
  );
}

/**
 * Checks that the NIKs that a transaction will store, and whose locks it holds (`lockNiks`), are not registered. One statement checks all
 * of them: neither the answer nor its time shows which of several is registered. @param inputPath where the NIKs are in the caller's input,
 * without the index of any one of several.
 * @param exceptId the person who may have them already.
 * @throws HubError NIK_ATTEMPTS_EXCEEDED, or CONFLICT when a person with one of them is registered, in this family or another.
 */
export async function claimNiks(
  em: SqlEntityManager,
  niks: NikVault,
  given: readonly string[],
  { attempts, inputPath, exceptId = null }: { attempts: NikAttempts; inputPath: InputPath; exceptId?: string | null },
): Promise<void> {
  if (given.length === 0) return;
  attempts.look(given.length);
  const hashes = given.flatMap((nik) => niks.hashesOf(nik).map((hash) => hash.toString('hex')));
  const known = await queryIn(
    em,
    `select 1 as found from person where nik_hash = any(select decode(h, 'hex') from unnest($1::text[]) h) and id is distinct from $2::uuid`,
    [hashes, exceptId],
  );
  if (known.length === 0) return;
  throw conflict(inputPath, given.length === 1 ? 'families.nikTaken' : 'families.oneOfNiksTaken');
}

/** Sets a checked NIK of a person, sealed; it is stored with the transaction. */
export async function storeNik(em: SqlEntityManager, niks: NikVault, person: Person, nik: string): Promise<void> {
  sealNik(await niks.writingKey(em), person, nik);
}

/** `storeNik` with the key to seal with. */
export function sealNik(key: NikKey, person: Person, nik: string): void {
  const { sealed, hash, mask } = key.seal(person.id, nik);
  Object.assign(person, { nik: mask, nikSealed: sealed, nikHash: hash, nikDiffers: differences(nik, person) });
}

/** Removes a person's NIK. */
export function clearNik(person: Person): void {
  Object.assign(person, { nik: null, nikSealed: null, nikHash: null, nikDiffers: [] });
}

/** Whether this is the person's NIK. */
export function hasNik(niks: NikVault, { nikHash }: Pick<Person, 'nikHash'>, nik: string): boolean {
  return nikHash !== null && niks.hashesOf(nik).some((hash) => hash.equals(nikHash));
}

/** The whole NIK; null if unknown. */
export function wholeNikOf(niks: NikVault, { id, nikSealed }: { id: string; nikSealed: Uint8Array | null }): string | null {
  return nikSealed === null ? null : niks.open(id, nikSealed);
}

/** Compares a person's NIK with a corrected sex and birth date. */
export function compareNik(niks: NikVault, person: Person): void {
  const nik = wholeNikOf(niks, person);
  if (nik !== null) person.nikDiffers = differences(nik, person);
}

/** Reads whole NIKs, with one statement; in the order of `personIds`, null if unknown. The caller has recorded the purpose. */
export async function readWholeNiks(store: Store, personIds: readonly string[]): Promise<(string | null)[]> {
  const rows = await store.read<SealedPerson>('whole niks of persons', sealedSql, [personIds]);
  const found = new Map(rows.map(({ id, nikSealed }) => [id, store.niks.open(id, nikSealed)]));
  return personIds.map((id) => found.get(id) ?? null);
}

/** Reads the whole NIK of a person inside a transaction; null if unknown. The caller has recorded the purpose. */
export async function readWholeNikIn(em: SqlEntityManager, niks: NikVault, personId: string): Promise<string | null> {
  const [row] = await queryIn<SealedPerson>(em, sealedSql, [[personId]]);
  return row === undefined ? null : wholeNikOf(niks, row);
}

interface SealedPerson {
  id: string;
  nikSealed: Uint8Array;
}

const sealedSql = 'select id, nik_sealed as "nikSealed" from person where id = any($1::uuid[]) and nik_sealed is not null';

/** In what a NIK differs from its bearer's sex and birth date. */
export function differences(nik: string, person: Pick<Person, 'sex' | 'bornOn'>): NikDifference[] {
  return nikDifferences(nik, person).map((difference) => NikDifference[difference]);
}
