/** How often something is tried: a short form in `npm test`, and often in `npm run test:long`. */
export const runs = (short: number, long: number): number => (process.env.TEST_LONG === '1' ? long : short);
