import { badUserInput } from '../base/errors.ts';
import type { Store } from '../store/Store.ts';

/** A position without an event: the log cannot be resumed after it. */
const unknownPosition = Number.MAX_SAFE_INTEGER;

/**
 * The cursors of one database's alert log. Each holds its position and a part of the id of the log, so that a cursor of another hub is not
 * accepted. Cursors issued before cursors had the id hold only the position, and are accepted.
 */
export class AlertCursors {
  readonly #log: string;

  /** @param logId UUID of the log, unique among all hubs. */
  constructor(readonly logId: string) {
    this.#log = logId.replaceAll('-', '').slice(0, 12);
  }

  static async of(store: Store): Promise<AlertCursors> {
    const [row] = await store.read<{ id: string }>('identity of the alert log', 'select id from alert_log');
    return new AlertCursors(row?.id ?? '');
  }

  /** The cursor of a position in the log. */
  at(seq: number | string): string {
    return written(`alert:${seq}:${this.#log}`);
  }

  /**
   * The position of a cursor; for a cursor of another log, a position that the feed refuses as `CURSOR_UNKNOWN`. @throws HubError
   * BAD_USER_INPUT for a text that is not a cursor.
   */
  positionOf(cursor: string): number {
    const [, seq, log] = /^alert:(\d{1,15})(?::([0-9a-f]{12}))?$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
    if (seq === undefined) throw badUserInput(['after'], 'alerts.notACursor');
    return log === undefined || log === this.#log ? Number(seq) : unknownPosition;
  }
}

/** A cursor in the old format, without the id of its log. */
export function cursorWithoutLog(seq: number | string): string {
  return written(`alert:${seq}`);
}

function written(text: string): string {
  return Buffer.from(text).toString('base64url');
}
