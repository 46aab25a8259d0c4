import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { mayWriteIn, type Viewer } from '../access/viewer.ts';
import { areaLevel, type AreaCode } from '../base/areaCode.ts';
import type { IsoDate } from '../base/calendar.ts';
import { badUserInput, forbidden, type InputPath, notFound } from '../base/errors.ts';
import { queryIn } from '../store/queryIn.ts';
import type { Store } from '../store/Store.ts';
import type { AreaIndex } from './AreaIndex.ts';
import { KampungKB } from './KampungKB.ts';

/** Context of the operations on Kampung KB. */
export interface KampungKBOperation {
  store: Store;
  areas: AreaIndex;
  viewer: Viewer;
  today: IsoDate;
}

const longestText = 1_000;

/** @throws HubError BAD_USER_INPUT (code of another level), NOT_FOUND, or FORBIDDEN outside the viewer's areas. */
export function checkVillage(code: AreaCode, { areas, viewer }: Pick<KampungKBOperation, 'areas' | 'viewer'>): void {
  if (areaLevel(code) !== 'VILLAGE') throw badUserInput(['villageCode'], 'shared.notAVillageCode', { code });
  areas.require(code, ['villageCode']);
  if (!mayWriteIn(viewer, code)) throw forbidden(['villageCode']);
}

/**
 * Locks the Kampung KB of a village until the transaction ends: changes to one village are serialized.
 * @throws HubError NOT_FOUND when the village is not declared.
 */
export async function lockKampungKB(em: SqlEntityManager, villageCode: AreaCode): Promise<KampungKB> {
  await queryIn(em, 'select from kampung_kb where village_code = $1 for update', [villageCode]);
  const found = await em.findOne(KampungKB, { villageCode });
  if (!found) throw notFound(['villageCode'], 'villages.notDeclared', { code: villageCode });
  return found;
}

/**
 * A text as stored: trimmed, null if empty.
 * @throws HubError BAD_USER_INPUT for one that is too long or holds a zero byte.
 */
export function textOf(text: string | null | undefined, inputPath: InputPath, longest = longestText): string | null {
  const kept = text?.trim() ?? '';
  if (kept.length > longest || kept.includes('\0')) throw badUserInput(inputPath, 'shared.textTooLong', { longest });
  return kept === '' ? null : kept;
}

/** @throws HubError BAD_USER_INPUT for a text with nothing in it, or one that cannot be stored. */
export function requiredText(text: string, inputPath: InputPath, longest = longestText): string {
  const kept = textOf(text, inputPath, longest);
  if (kept === null) throw badUserInput(inputPath, 'shared.textEmpty', { longest });
  return kept;
}

/** @throws HubError BAD_USER_INPUT for a date after today. */
export function checkNotInFuture(date: IsoDate | null | undefined, today: IsoDate, inputPath: InputPath): void {
  if (date != null && date > today) throw badUserInput(inputPath, 'shared.dateInFuture', { date, today });
}
