import { createHmac } from 'node:crypto';
import type { Store } from '../store/Store.ts';
import type { ThresholdOf } from './roundAreas.ts';

/** Reads the secret that decides which counts are rounded up, and derives thresholds from it. It never changes. */
export async function readThresholds(store: Store): Promise<ThresholdOf> {
  const [{ secret } = { secret: '' }] = await store.read<{ secret: string }>(
    'secret of the rounding',
    'select secret from publication_secret',
  );
  if (secret === '') throw new Error('the database has no secret for rounding');
  const known = new Map<string, number>();
  return (name) => {
    let threshold = known.get(name);
    if (threshold === undefined)
      known.set(name, (threshold = createHmac('sha256', secret).update(name).digest().readUIntBE(0, 6) / 2 ** 48));
    return threshold;
  };
}
