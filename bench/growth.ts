/**
 * How fast growth is assessed: 100,000 made-up mixed measurements, in bulk and one by one, median of the runs.
 * Run: npx tsx bench/growth.ts
 */
import { assessAll, assessGrowth, flag, type GrowthInput } from '../src/growth/index.ts';

const rows = 100_000;
const runs = 15;

/** A small generator of numbers from 0 to below 1 with a fixed seed (mulberry32), so that runs can be compared. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Children of all ages and sizes; one in ten lacks a value, one in a hundred has oedema, one in fifty is too old. */
function measurements(): GrowthInput[] {
  const random = generator(2024);
  const known = (value: number): number | null => (random() < 0.1 ? null : Math.round(value * 100) / 100);
  return Array.from({ length: rows }, () => {
    const ageInDays = Math.floor(random() * 1863);
    const years = ageInDays / 365.25;
    const position = random();
    return {
      sex: random() < 0.5 ? 'FEMALE' : 'MALE',
      ageInDays: random() < 0.05 ? null : ageInDays,
      weightKg: known((3.3 + 5.5 * Math.sqrt(years)) * (0.7 + 0.6 * random())),
      heightCm: known((50 + 25 * Math.sqrt(years)) * (0.88 + 0.2 * random())),
      position: position < 0.2 ? null : position < 0.5 ? 'LYING' : 'STANDING',
      headCircumferenceCm: known(36 + 5 * Math.sqrt(years) + 4 * random()),
      upperArmCircumferenceCm: known(11 + 5 * random()),
      oedema: random() < 0.01,
    };
  });
}

function report(name: string, run: () => number): void {
  const times: number[] = [];
  let checksum = 0;
  for (let index = 0; index < runs; index++) {
    const start = performance.now();
    checksum = run();
    times.push(performance.now() - start);
  }
  const median = times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
  console.log(`${name}: ${Math.round((rows / median) * 1000).toLocaleString('en')} rows/s (${rows.toLocaleString('en')} rows, six indicators, median of ${runs} runs; ${checksum.toLocaleString('en')} stunted)`);
}

const inputs = measurements();
report('assessAll, in bulk', () => assessAll(inputs).flags.reduce((stunted, flags) => stunted + ((flags & flag.stunted) === 0 ? 0 : 1), 0));
report('assessGrowth, one by one', () => inputs.reduce((stunted, input) => stunted + (assessGrowth(input).stunted ? 1 : 0), 0));
