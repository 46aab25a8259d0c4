import { revokeTokens, type Revocation } from '../access/authentication/Revocations.ts';
import { entities } from '../hub/entities.ts';
import { migrations } from '../store/migrations/index.ts';
import { openPostgresql } from '../store/postgresql.ts';
import { Store } from '../store/Store.ts';

/** Writes a revocation into a PostgreSQL database, for every hub on it. */
export async function revokeInDatabase(databaseUrl: string, revocation: Revocation): Promise<void> {
  const store = new Store(await openPostgresql(databaseUrl, entities, migrations));
  try {
    await revokeTokens(store, revocation);
  } finally {
    await store.close();
  }
}
