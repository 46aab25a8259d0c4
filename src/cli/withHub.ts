import { readConfig, type Config } from '../hub/config.ts';
import type { Hub } from '../hub/Hub.ts';
import { openHub } from '../hub/openHub.ts';
import { createLogger } from './logger.ts';

/** Does the work of a command on the configured hub, which is opened without demo data and closed at the end. */
export async function withHub(work: (hub: Hub, config: Config) => Promise<void>): Promise<void> {
  const config = readConfig();
  const hub = await openHub({ ...config, HUB_DEMO: false }, createLogger(config));
  try {
    await work(hub, config);
  } finally {
    await hub.close();
  }
}
