/** Public interface of the posyandu: places of a village where its children are measured. */
export { Posyandu } from './Posyandu.ts';
export { posyanduKey } from './posyanduKey.ts';
export { findPosyandus, placePosyandus, type NamedPosyandu } from './placePosyandus.ts';
