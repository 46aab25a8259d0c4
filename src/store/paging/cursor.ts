import { z } from 'zod';
import { badUserInput } from '../../base/errors.ts';
import type { ConnectionSpec, OrderBy } from './ConnectionSpec.ts';

/** A position in an ordered list: the ordering value of a row and its key. */
export interface Position {
  value: string | number | null;
  key: string | number;
}

const content = z.tuple([z.string(), z.string(), z.union([z.string(), z.number(), z.null()]), z.union([z.string(), z.number()])]);
const uuid = z.uuid();

/** Makes an opaque cursor. It contains its list and order, so that another list refuses it. */
export function encodeCursor(list: string, orderBy: OrderBy, position: Position): string {
  return Buffer.from(JSON.stringify([list, orderKey(orderBy), position.value, position.key])).toString('base64url');
}

/**
 * Reads a cursor back.
 * @throws HubError BAD_USER_INPUT if it is not a cursor, or one of another list or order.
 */
export function decodeCursor(
  cursor: string,
  argument: 'after' | 'before',
  spec: Pick<ConnectionSpec<never>, 'name' | 'keyType' | 'orders'>,
  orderBy: OrderBy,
): Position {
  const parsed = content.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
  if (!parsed.success) throw badUserInput([argument], 'store.notACursor');
  const [list, order, value, key] = parsed.data;
  if (list !== spec.name) throw badUserInput([argument], 'store.cursorOfOtherList');
  if (order !== orderKey(orderBy)) throw badUserInput([argument], 'store.cursorOfOtherOrder');
  const keyFits = spec.keyType === 'uuid' ? uuid.safeParse(key).success : spec.keyType === 'bigint' ? /^\d{1,18}$/.test(String(key)) : true;
  if (!keyFits || !valueFits(value, spec.orders[orderBy.field]?.type)) throw badUserInput([argument], 'store.notACursor');
  return { value, key };
}

function valueFits(value: string | number | null, type: string | undefined): boolean {
  if (value === null) return true;
  if (type === 'uuid') return uuid.safeParse(value).success;
  if (type === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(String(value)) && !Number.isNaN(Date.parse(String(value)));
  if (type === 'text') return typeof value === 'string' && !value.includes('\0');
  return String(value).trim() !== '' && Number.isFinite(Number(value));
}

function orderKey({ field, direction }: OrderBy): string {
  return `${field} ${direction}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
