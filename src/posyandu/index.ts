/** Public interface of the posyandu: places of a village where its children are measured. */
export { closePosyandu, mergePosyandu, renamePosyandu, reopenPosyandu, type PosyanduChange } from './changePosyandu.ts';
export { posyanduList, type PosyanduFilter } from './connectionSpecs.ts';
export { createPosyandu, type NewPosyandu } from './createPosyandu.ts';
export { holdPosyandus, type HeldPosyandu } from './lockPosyandus.ts';
export { Posyandu } from './Posyandu.ts';
export { posyanduClosing, posyanduMerged, type PosyanduClosing, type PosyanduMerged } from './posyanduHooks.ts';
export { posyanduKey } from './posyanduKey.ts';
export { findPosyandus, placePosyandus, type NamedPosyandu } from './placePosyandus.ts';
