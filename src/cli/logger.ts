import { pino, type Logger } from 'pino';
import type { Config } from '../hub/config.ts';

/** The hub's log: JSON lines on standard error, so that standard output stays the command's own. */
export function createLogger(config: Pick<Config, 'LOG_LEVEL'>): Logger {
  return pino({ level: config.LOG_LEVEL, base: null }, pino.destination({ fd: 2, sync: true }));
}
