import type { Logger } from 'pino';
import type { IsoDate } from '../base/calendar.ts';
import { hasEnded, regulations, type Regulation } from './regulations.ts';

/** A rule that rests on a regulation runs as it is: somebody has to bring it in line with what holds now. */
export function warnOfEnded(logger: Pick<Logger, 'warn'>, today: IsoDate, all: readonly Regulation[] = regulations): void {
  for (const { code, holdsUntil } of all.filter((regulation) => hasEnded(regulation, today)))
    logger.warn(
      { regulation: code, holdsUntil },
      'a regulation that rules of the hub rest on has ended; review them (query `regulations`)',
    );
}
