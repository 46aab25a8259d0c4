import { goneClients } from './gone.ts';
import { openLimitedHubs } from './limitedHub.ts';

goneClients(() => openLimitedHubs('postgresql'));
