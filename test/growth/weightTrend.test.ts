import { describe, expect, it } from 'vitest';
import { minimumGainGrams, type Weighing, weightTrend } from '../../src/growth/index.ts';

const girl = { sex: 'FEMALE', bornOn: '2024-01-10' } as const;
const boy = { sex: 'MALE', bornOn: '2024-01-10' } as const;
const weighing = (measuredOn: string, weightKg: number, waz: number | null = null): Weighing => ({ measuredOn, weightKg, waz });

describe('the trend of a weighing', () => {
  it('is B the first time', () => {
    expect(weightTrend(girl, weighing('2024-07-15', 7), [])).toBe('B');
    expect(weightTrend(girl, weighing('2024-07-15', 7), [weighing('2024-08-15', 8)])).toBe('B');
  });

  it('is O when there was none in the calendar month before', () => {
    expect(weightTrend(girl, weighing('2024-07-15', 8), [weighing('2024-05-31', 6)])).toBe('O');
    expect(weightTrend(girl, weighing('2024-07-15', 8), [weighing('2024-07-01', 6)])).toBe('O');
  });

  it('is N from the minimum gain on, T below it', () => {
    // Six completed months: 400 g.
    expect(weightTrend(girl, weighing('2024-07-15', 7.4), [weighing('2024-06-01', 7)])).toBe('N');
    expect(weightTrend(girl, weighing('2024-07-15', 7.399), [weighing('2024-06-01', 7)])).toBe('T');
    expect(weightTrend(girl, weighing('2024-07-15', 6.9), [weighing('2024-06-01', 7)])).toBe('T');
  });

  it('counts in whole grams, where 10.2 - 10 kg is 200 g', () => {
    expect(weightTrend(girl, weighing('2025-02-15', 10.2), [weighing('2025-01-15', 10)])).toBe('N');
  });

  it('knows the months across a new year', () => {
    expect(weightTrend(girl, weighing('2025-01-02', 10.3), [weighing('2024-12-31', 10)])).toBe('N');
  });

  it('is N when weight for age did not fall, though the gain is below the minimum', () => {
    expect(weightTrend(girl, weighing('2024-07-15', 7.2, -0.5), [weighing('2024-06-01', 7, -0.5)])).toBe('N');
    expect(weightTrend(girl, weighing('2024-07-15', 7.2, -0.51), [weighing('2024-06-01', 7, -0.5)])).toBe('T');
    expect(weightTrend(girl, weighing('2024-07-15', 7.2, null), [weighing('2024-06-01', 7, -0.5)])).toBe('T');
  });

  it('compares with the last weighing of the month before, in whatever order they come', () => {
    const earlier = [weighing('2024-06-02', 7), weighing('2024-06-28', 7.2), weighing('2024-07-01', 7.5), weighing('2024-04-01', 6)];
    expect(weightTrend(girl, weighing('2024-07-15', 7.5), earlier)).toBe('T');
    expect(weightTrend(girl, weighing('2024-07-15', 7.6), earlier.reverse())).toBe('N');
  });

  it('compares two weighings in one month with the month before, not with one another', () => {
    const june = weighing('2024-06-15', 7);
    const [first, second] = [weighing('2024-07-02', 7.1), weighing('2024-07-30', 7.45)];
    expect(weightTrend(girl, first, [june])).toBe('T');
    expect(weightTrend(girl, second, [june, first])).toBe('N');
    expect(weightTrend(girl, second, [first])).toBe('O');
  });

  it('has none over a gap, however much was gained', () => {
    expect(weightTrend(girl, weighing('2024-08-15', 12, 2), [weighing('2024-06-15', 7, -1)])).toBe('O');
  });

  it('goes by the completed months on the day of the weighing', () => {
    // A day short of six months 500 g are asked, from the day on 400 g.
    expect(weightTrend(girl, weighing('2024-07-09', 7.4), [weighing('2024-06-10', 7)])).toBe('T');
    expect(weightTrend(girl, weighing('2024-07-10', 7.4), [weighing('2024-06-10', 7)])).toBe('N');
  });

  it('is unknown below one month of age, for which there is no minimum', () => {
    expect(weightTrend({ sex: 'FEMALE', bornOn: '2024-01-25' }, weighing('2024-02-20', 4), [weighing('2024-01-25', 3)])).toBeNull();
  });

  it('asks more of a boy than of a girl from the seventh month on', () => {
    const [before, now] = [weighing('2024-07-20', 8), weighing('2024-08-12', 8.3)];
    expect(weightTrend(girl, now, [before])).toBe('N');
    expect(weightTrend(boy, now, [before])).toBe('T');
  });
});

describe('the minimum monthly gain of the KMS', () => {
  /** The gains by month, months of the same gain in one cell as on the card. */
  function card(sex: 'FEMALE' | 'MALE'): string[] {
    const cells: { gain: number | null; from: number; to: number }[] = [];
    for (let month = 0; month <= 60; month++) {
      const gain = minimumGainGrams(sex, month);
      const last = cells.at(-1);
      if (last?.gain === gain) last.to = month;
      else cells.push({ gain, from: month, to: month });
    }
    return cells.map(({ gain, from, to }) => `${from === to ? from : `${from}-${to}`}: ${gain ?? 'none'}`);
  }

  it('of girls', () => {
    expect(card('FEMALE')).toEqual(['0: none', '1: 800', '2: 900', '3: 800', '4: 600', '5: 500', '6: 400', '7-10: 300', '11-60: 200']);
  });

  it('of boys', () => {
    expect(card('MALE')).toEqual(['0: none', '1: 800', '2: 900', '3: 800', '4: 600', '5: 500', '6-7: 400', '8-11: 300', '12-60: 200']);
  });
});
