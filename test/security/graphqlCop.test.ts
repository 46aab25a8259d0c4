import { graphqlCop } from './graphqlCop.ts';
import { openLimitedHubs } from './limitedHub.ts';

graphqlCop(() => openLimitedHubs('embedded'));
