import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { mayWriteIn, type Viewer } from '../access/viewer.ts';
import { areaLevel, type AreaCode } from '../areaCode.ts';
import type { IsoDate } from '../calendar.ts';
import { badUserInput, forbidden, HubError, notFound, type InputPath } from '../errors.ts';
import { queryIn } from '../store/queryIn.ts';
import type { Store } from '../store/Store.ts';
import type { AreaIndex } from './AreaIndex.ts';
import { KampungKB } from './KampungKB.ts';

/** What the operations on Kampung KB need beside their input. */
export interface KampungKBOperation {
  store: Store;
  areas: AreaIndex;
  viewer: Viewer;
  today: IsoDate;
}

const longestText = 1_000;

/** @throws HubError BAD_USER_INPUT (code of another level), NOT_FOUND or FORBIDDEN for a village that may not be written in. */
export function checkVillage(code: AreaCode, { areas, viewer }: Pick<KampungKBOperation, 'areas' | 'viewer'>): void {
  if (areaLevel(code) !== 'VILLAGE') throw badUserInput(['villageCode'], `${code} is not the code of a village`, 'a village code');
  areas.require(code, ['villageCode']);
  if (!mayWriteIn(viewer, code)) throw forbidden(['villageCode']);
}

/**
 * Locks the Kampung KB of a village until the transaction ends: changes to one village take turns.
 * @throws HubError NOT_FOUND when the village is not declared.
 */
export async function lockKampungKB(em: SqlEntityManager, villageCode: AreaCode): Promise<KampungKB> {
  await queryIn(em, 'select from kampung_kb where village_code = $1 for update', [villageCode]);
  const found = await em.findOne(KampungKB, { villageCode });
  if (!found) throw notFound(['villageCode'], `${villageCode} is not declared a Kampung KB; declareKampungKB comes first`);
  return found;
}

/**
 * A text as it is stored: without outer spaces, null where nothing is left.
 * @throws HubError BAD_USER_INPUT for one that is too long or holds a zero byte.
 */
export function textOf(text: string | null | undefined, inputPath: InputPath, longest = longestText): string | null {
  const kept = text?.trim() ?? '';
  if (kept.length > longest || kept.includes('\0')) throw badUserInput(inputPath, 'too long or unreadable', `up to ${longest.toLocaleString('en')} characters`);
  return kept === '' ? null : kept;
}

/** @throws HubError BAD_USER_INPUT for a text with nothing in it, or one that cannot be stored. */
export function requiredText(text: string, inputPath: InputPath, longest = longestText): string {
  const kept = textOf(text, inputPath, longest);
  if (kept === null) throw badUserInput(inputPath, 'empty', `1 to ${longest.toLocaleString('en')} characters`);
  return kept;
}

/** @throws HubError BAD_USER_INPUT for a date after today. */
export function checkNotInFuture(date: IsoDate | null | undefined, today: IsoDate, inputPath: InputPath): void {
  if (date != null && date > today) throw badUserInput(inputPath, `${date} is in the future`, `a date up to today, ${today}`);
}

/** A client-made key belongs to one village. */
export function checkSameVillage(earlier: { villageCode: AreaCode }, villageCode: AreaCode, inputPath: InputPath = ['clientKey']): void {
  if (earlier.villageCode !== villageCode) throw new HubError(`${inputPath.join('.')}: already used for another village; allowed: a key of its own for each call`, 'CONFLICT', inputPath);
}
