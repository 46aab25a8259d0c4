/** What the villages subgraph publishes to the others. */
export { Area } from './Area.ts';
export { AreaIndex } from './AreaIndex.ts';
export { District } from './District.ts';
export { KampungKBClass, VillageKind } from './enums.ts';
export { KampungKB } from './KampungKB.ts';
export { KampungKBClassification } from './KampungKBClassification.ts';
export { districtList, kampungKBList, regencyList, villageList, type VillageFilter } from './lists.ts';
export { loadAreas } from './loadAreas.ts';
export { readClassHistories } from './readClassHistories.ts';
export { Regency } from './Regency.ts';
export { Village } from './Village.ts';
