/**
 * How fast growth is assessed: 100,000 made-up mixed measurements, in bulk and one by one, median of the runs. The named
 * peer is WHO's own R package `anthro`, on the same rows in the same run; its scores are compared as well.
 * Run: npm run bench:growth
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assessAll, assessGrowth, flag, type GrowthInput, type GrowthScores } from '../src/growth/index.ts';

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

/** Prints how fast something is and returns its rows per second. */
function measure(name: string, run: () => number): number {
  const times: number[] = [];
  let checksum = 0;
  for (let index = 0; index < runs; index++) {
    const start = performance.now();
    checksum = run();
    times.push(performance.now() - start);
  }
  const median = times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
  console.log(
    `${name}: ${perSecond(median)} (${counted(rows)} rows, six indicators, median of ${runs} runs; ${counted(checksum)} stunted)`,
  );
  return (rows / median) * 1000;
}

const counted = (count: number): string => Math.round(count).toLocaleString('en');
const perSecond = (milliseconds: number): string => `${counted((rows / milliseconds) * 1000)} rows/s`;

/** Prints its reading, its time for the same rows (median of three), and writes its scores. */
const peer = `
  suppressMessages(library(anthro))
  args <- commandArgs(trailingOnly = TRUE)
  d <- read.csv(args[1], colClasses = c(measure = "character", oedema = "character"))
  d$measure[d$measure == ""] <- NA
  run <- function() anthro_zscores(sex = d$sex, age = d$age, weight = d$weight, lenhei = d$height, measure = d$measure, headc = d$head, armc = d$arm, oedema = d$oedema)
  times <- sapply(1:3, function(i) system.time(run())[["elapsed"]])
  write.csv(run()[, c("zlen", "zwei", "zwfl", "zbmi", "zhc", "zac")], args[2], row.names = FALSE, na = "")
  cat(median(times) * 1000, as.character(packageVersion("anthro")))
`;

/** Runs WHO's package over the rows. */
function measurePeer(inputs: readonly GrowthInput[]): { milliseconds: number; version: string; scores: string[] } | null {
  const folder = mkdtempSync(join(tmpdir(), 'bench-growth-'));
  const [given, scores] = [join(folder, 'rows.csv'), join(folder, 'scores.csv')];
  try {
    const lines = inputs.map(({ sex, ageInDays, weightKg, heightCm, position, headCircumferenceCm, upperArmCircumferenceCm, oedema }) =>
      [
        sex === 'MALE' ? 1 : 2,
        ageInDays,
        weightKg,
        heightCm,
        position === null ? '' : position === 'LYING' ? 'L' : 'H',
        headCircumferenceCm,
        upperArmCircumferenceCm,
        oedema ? 'y' : 'n',
      ].join(','),
    );
    writeFileSync(given, `sex,age,weight,height,measure,head,arm,oedema\n${lines.join('\n')}\n`);
    const { status, stdout } = spawnSync('Rscript', ['-e', peer, given, scores], { encoding: 'utf8' });
    if (status !== 0) return null;
    const [milliseconds = '', version = ''] = stdout.trim().split(' ').slice(-2);
    return { milliseconds: Number(milliseconds), version, scores: readFileSync(scores, 'utf8').trimEnd().split('\n').slice(1) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** How many scores differ, those of a lying length of 103.1 cm left out: docs/growth.md says why. */
function differing(hub: GrowthScores, peerScores: readonly string[], inputs: readonly GrowthInput[]): number {
  const columns = [
    hub.heightForAge,
    hub.weightForAge,
    hub.weightForHeight,
    hub.bmiForAge,
    hub.headCircumferenceForAge,
    hub.armCircumferenceForAge,
  ];
  return peerScores.reduce((count, line, row) => {
    if (inputs[row]?.heightCm === 103.1 && inputs[row].position === 'LYING') return count;
    const expected = line.split(',').map((text) => (text === '' ? Number.NaN : Number(text)));
    return count + columns.filter((column, index) => !Object.is(column[row], expected[index])).length;
  }, 0);
}

const inputs = measurements();
const bulk = measure('assessAll, in bulk', () =>
  assessAll(inputs).flags.reduce((stunted, flags) => stunted + ((flags & flag.stunted) === 0 ? 0 : 1), 0),
);
measure('assessGrowth, one by one', () => inputs.reduce((stunted, input) => stunted + (assessGrowth(input).stunted ? 1 : 0), 0));

const anthro = measurePeer(inputs);
if (anthro === null) {
  console.log("peer: WHO's R package anthro is not here; install R, then Rscript -e 'install.packages(\"anthro\")'");
} else {
  console.log(`WHO's R package anthro ${anthro.version}: ${perSecond(anthro.milliseconds)} (the same rows, median of 3 runs)`);
  console.log(
    `assessAll is ${counted(bulk / ((rows / anthro.milliseconds) * 1000))} times as fast; ${counted(differing(assessAll(inputs), anthro.scores, inputs))} of ${counted(rows * 6)} scores differ`,
  );
}
