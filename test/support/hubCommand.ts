import { join } from 'node:path';
import { projectFolder } from './modulesOf.ts';

/** The `hub` command as it is shipped. */
export const shippedCommand = join(projectFolder, 'bin/hub.js');

/** The program that tests run as `hub`: compiled where the set-up has provided that, else as it is shipped. */
export const hubCommand = process.env.TEST_HUB_COMMAND ?? shippedCommand;
