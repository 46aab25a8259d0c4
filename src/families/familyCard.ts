import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { NikAttempts } from '../access/nik/NikAttempts.ts';
import type { NikKey } from '../store/nik/NikKey.ts';
import type { NikVault } from '../store/nik/NikVault.ts';
import { nikProblem } from '../access/nik/nikStructure.ts';
import { badUserInput, conflict, type InputPath } from '../base/errors.ts';
import { message } from '../base/messages/index.ts';
import { queryIn } from '../store/queryIn.ts';
import type { Store } from '../store/Store.ts';
import type { Family } from './Family.ts';
import type { FieldChange } from './FamilyChange.ts';

/** Entry of a family's history for a changed number of its card, without its values. */
export const cardChanged: FieldChange = { field: 'familyCard', before: null, after: null };

/**
 * Checks the number of a family card (Nomor Kartu Keluarga): six digits of the area, six of the day of the entry as ddmmyy, four of a
 * serial number (PP 37/2007, article 1; Permendagri 108/2019). It differs from a NIK in its day, to which nothing is added.
 * @throws HubError BAD_USER_INPUT without the number.
 */
export function checkFamilyCard(card: string | null | undefined, inputPath: InputPath): void {
  if (card == null) return;
  const problem = nikProblem(card) ?? (Number(card.slice(6, 8)) > 31 ? message('access.nikDayOfMonth') : null);
  if (problem !== null) throw badUserInput(inputPath, 'families.notAFamilyCard', { problem });
}

/**
 * Checks that a number, whose lock the transaction holds (`lockNiks`), is not that of another family.
 * @throws HubError NIK_ATTEMPTS_EXCEEDED, or CONFLICT when another family has it.
 */
export async function claimCard(
  em: SqlEntityManager,
  niks: NikVault,
  card: string | null | undefined,
  { attempts, inputPath, exceptId = null }: { attempts: NikAttempts; inputPath: InputPath; exceptId?: string | null },
): Promise<void> {
  if (card == null) return;
  attempts.look(1);
  const known = await queryIn(
    em,
    `select 1 as found from family where card_hash = any(select decode(h, 'hex') from unnest($1::text[]) h) and id is distinct from $2::uuid`,
    [hashesOf(niks, card), exceptId],
  );
  if (known.length > 0) throw conflict(inputPath, 'families.cardTaken');
}

/** The hashes that a number may stand under, in hexadecimal digits. */
export function hashesOf(niks: NikVault, number: string): string[] {
  return niks.hashesOf(number).map((hash) => hash.toString('hex'));
}

/** Sets a checked number of a family, sealed, or takes it away; it is stored with the transaction. */
export async function storeCard(em: SqlEntityManager, niks: NikVault, family: Family, card: string | null): Promise<void> {
  if (card === null) Object.assign(family, { familyCard: null, cardSealed: null, cardHash: null });
  else sealCard(await niks.writingKey(em), family, card);
}

/** `storeCard` of a number with the key to seal with. */
export function sealCard(key: NikKey, family: Family, card: string): void {
  const { sealed, hash, mask } = key.seal(family.id, card);
  Object.assign(family, { familyCard: mask, cardSealed: sealed, cardHash: hash });
}

/** Whether this is the number of the family's card; null for none. */
export function hasCard(niks: NikVault, { cardHash }: Pick<Family, 'cardHash'>, card: string | null): boolean {
  if (card === null || cardHash === null) return card === cardHash;
  return niks.hashesOf(card).some((hash) => hash.equals(cardHash));
}

/** The whole number; null if unknown. */
export function wholeCardOf(niks: NikVault, { id, cardSealed }: { id: string; cardSealed: Uint8Array | null }): string | null {
  return cardSealed === null ? null : niks.open(id, cardSealed);
}

/** Reads whole numbers, with one statement; in the order of `familyIds`, null if unknown. The caller has recorded the purpose. */
export async function readWholeCards(store: Store, familyIds: readonly string[]): Promise<(string | null)[]> {
  const rows = await store.read<{ id: string; cardSealed: Uint8Array }>('whole cards of families', sealedSql, [familyIds]);
  const byId = new Map(rows.map((row) => [row.id, wholeCardOf(store.niks, row)]));
  return familyIds.map((id) => byId.get(id) ?? null);
}

/** The whole number of the card of a person's family, inside a transaction; null if unknown. */
export async function readWholeCardOfPerson(em: SqlEntityManager, niks: NikVault, personId: string): Promise<string | null> {
  const [row] = await queryIn<{ id: string; cardSealed: Uint8Array | null }>(
    em,
    'select f.id, f.card_sealed as "cardSealed" from family f join person p on p.family_id = f.id where p.id = $1',
    [personId],
  );
  return row === undefined ? null : wholeCardOf(niks, row);
}

const sealedSql = 'select id, card_sealed as "cardSealed" from family where id = any($1::uuid[]) and card_sealed is not null';
