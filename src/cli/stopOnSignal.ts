import type { Logger } from 'pino';

/** Signals within this number of milliseconds count as one. */
const sameSignalMs = 500;

/**
 * Stops in an orderly way at the first SIGINT or SIGTERM, or when the process that started this one (`hub federated`) is gone, and
 * ends the process; at once at a second.
 */
export function stopOnSignal(stop: () => Promise<void>, logger: Logger): void {
  let stoppingSince: number | null = null;
  const onSignal = () => {
    // A second signal means now. One that comes at once is no second one: npm passes on the Ctrl-C that the
    // terminal has already sent.
    if (stoppingSince !== null && Date.now() - stoppingSince > sameSignalMs) process.exit(1);
    if (stoppingSince !== null) return;
    stoppingSince = Date.now();
    void stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  process.on('disconnect', onSignal);
}
