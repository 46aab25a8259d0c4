import type { Logger } from 'pino';
import { keySourceOf } from '../store/nik/keySource.ts';
import { NikVault } from '../store/nik/NikVault.ts';
import { todayIn } from '../base/calendar.ts';
import { alertThresholdsOf, type Config } from './config.ts';
import { seedDemoOnce } from '../demo/index.ts';
import { entities } from './entities.ts';
import { purgeWriteAheadLog, sealClearNiks } from '../families/index.ts';
import { assembleHub, type Hub } from './Hub.ts';
import { ensureRollup } from '../indicators/index.ts';
import { publishAtStart } from './publish.ts';
import { openEmbedded } from '../store/embedded.ts';
import { migrations } from '../store/migrations/index.ts';
import { openPostgresql } from '../store/postgresql.ts';
import { Store, type Database } from '../store/Store.ts';
import { loadAreas } from '../villages/index.ts';

/** Opens the configured database, and migrates it. @throws DirectoryInUseError when another hub holds the data folder. */
export function openDatabase({ DATABASE_URL, HUB_DATA }: Config): Promise<Database> {
  return DATABASE_URL === undefined ? openEmbedded(HUB_DATA, entities, migrations) : openPostgresql(DATABASE_URL, entities, migrations);
}

/**
 * Opens the hub on its database (embedded, or PostgreSQL when DATABASE_URL is set): migrates it, loads the areas and, on the first start,
 * the demo data. Due figures are published while the hub already serves.
 * @throws DirectoryInUseError when another hub holds the data folder, HubError NIK_KEY_MISSING when the data is under another key.
 */
export async function openHub(config: Config, logger: Logger): Promise<Hub> {
  const store = new Store(await openDatabase(config), new NikVault(keySourceOf(config), config.HUB_NIK_ATTEMPTS_PER_DAY));
  const today = () => todayIn(config.HUB_TIMEZONE);
  try {
    await store.transaction((em) => store.niks.check(em));
    await sealClearNiks(store);
    await purgeWriteAheadLog(store);
    await loadAreas(store, config.HUB_REGENCY);
    if (config.HUB_DEMO) await seedDemoOnce(store, { regency: config.HUB_REGENCY, today: today() });
    await ensureRollup(store, config.HUB_TIMEZONE);
    const hub = await assembleHub(store, today, logger, {
      causeThresholds: { povertyDecile: config.HUB_POVERTY_DECILE },
      alertThresholds: alertThresholdsOf(config),
      brokerUrl: config.HUB_BROKER ?? null,
    });
    const stopPublication = publishAtStart(store, today(), logger);
    return {
      ...hub,
      close: async () => {
        await stopPublication();
        await hub.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}
