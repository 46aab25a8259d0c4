import { pino } from 'pino';
import { expect, it } from 'vitest';
import { hasEnded, regulations } from '../../src/law/regulations.ts';
import { warnOfEnded } from '../../src/law/warnOfEnded.ts';
import { defaultEligibility } from '../../src/programs/index.ts';
import { alertCatalogue } from '../../src/stunting/alertCatalogue.ts';

it('every regulation that the source of a rule names is listed, with the day or year from which it holds', () => {
  const sources = [...Object.values(defaultEligibility), ...Object.values(alertCatalogue)].map(({ source }) => source).join('\n');
  const named = new Set(sources.match(/\b(?:PMK|Permensos|PP|Perpres|Inpres|UU) \d+\/\d{4}/g));
  expect(named.size).toBeGreaterThan(3);
  expect(regulations.map(({ code }) => code)).toEqual(expect.arrayContaining([...named]));
  expect(regulations.map(({ holdsFrom }) => holdsFrom)).toEqual(regulations.map(({ holdsFrom }) => holdsFrom).toSorted());
});

it('a regulation has ended after its last day or year', () => {
  expect(hasEnded({ holdsUntil: null }, '2026-06-15')).toBe(false);
  expect(hasEnded({ holdsUntil: '2026-06-15' }, '2026-06-15')).toBe(false);
  expect(hasEnded({ holdsUntil: '2026-06-14' }, '2026-06-15')).toBe(true);
  expect(hasEnded({ holdsUntil: '2026' }, '2026-12-31')).toBe(false);
  expect(hasEnded({ holdsUntil: '2025' }, '2026-01-01')).toBe(true);
});

it('a start warns of each regulation that has ended, and of no other', () => {
  const lines: string[] = [];
  const logger = pino({ level: 'info', base: null, timestamp: false }, { write: (line: string) => lines.push(line) });
  const [first] = regulations;
  if (first === undefined) throw new Error('no regulation is listed');
  const all = [null, '2026-06-14', '2026-06-15', '2025'].map((holdsUntil, nth) => ({ ...first, code: `Contoh ${nth}/2020`, holdsUntil }));
  warnOfEnded(logger, '2026-06-15', all);
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { level: 40, regulation: 'Contoh 1/2020', holdsUntil: '2026-06-14' },
    { level: 40, regulation: 'Contoh 3/2020', holdsUntil: '2025' },
  ]);
});
