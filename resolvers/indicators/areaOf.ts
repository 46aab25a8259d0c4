import { areaLevel, type AreaCode } from '../../src/base/areaCode.ts';
import { type Area, districtList, regencyList, villageList } from '../../src/villages/index.ts';
import type { HubContext } from '../shared/HubContext.ts';

const levels = {
  REGENCY: { list: regencyList, __typename: 'Regency' },
  DISTRICT: { list: districtList, __typename: 'District' },
  VILLAGE: { list: villageList, __typename: 'Village' },
} as const;

/** The area of a code, with the name of its type. */
export async function areaOf(code: AreaCode, loaders: HubContext['loaders']): Promise<Area> {
  const level = areaLevel(code);
  if (level === null || level === 'PROVINCE') throw new Error(`no figures of ${code}`);
  const { list, __typename } = levels[level];
  const area = await loaders.byKey<Area>(list).load(code);
  if (area === null) throw new Error(`no area has the code ${code}`);
  return Object.assign(area, { __typename });
}
