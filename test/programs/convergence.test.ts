import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageRatio, gapsOf, ProgramKind, reaches, scoreOf, type KindCounts } from '../../src/programs/index.ts';

const kinds: fc.Arbitrary<KindCounts[]> = fc.array(
  fc
    .record({
      kind: fc.constantFrom(...Object.values(ProgramKind)),
      eligible: fc.nat(20),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      activePrograms: fc.nat(3),
    })
    .map(({ share, ...counts }) => ({ ...counts, enrolled: Math.floor(counts.eligible * share) })),
);

describe('Convergence', () => {
  it('calls a kind reached when four in five of the families in need are in a program', () => {
    expect(reaches({ eligible: 5, enrolled: 4 })).toBe(true);
    expect(reaches({ eligible: 10, enrolled: 7 })).toBe(false);
    expect(reaches({ eligible: 1, enrolled: 0 })).toBe(false);
  });

  it('says nothing of a kind that nobody needs: neither reached nor a gap', () => {
    expect(coverageRatio({ eligible: 0, enrolled: 0 })).toBeNull();
    expect(reaches({ eligible: 0, enrolled: 0 })).toBeNull();
    expect(gapsOf([{ kind: ProgramKind.PKH, eligible: 0, enrolled: 0, activePrograms: 2 }])).toEqual([]);
    expect(scoreOf([{ kind: ProgramKind.PKH, eligible: 0, enrolled: 0, activePrograms: 2 }])).toBeNull();
    expect(scoreOf([])).toBeNull();
  });

  it('has a score of 1 exactly when it has needs and no gaps, and of 0 when every need is a gap', () => {
    fc.assert(
      fc.property(kinds, (counts) => {
        const [score, gaps] = [scoreOf(counts), gapsOf(counts)];
        const needed = counts.filter(({ eligible }) => eligible > 0).length;
        expect(score === null).toBe(needed === 0);
        if (score === null) return;
        expect(score).toBeCloseTo((needed - gaps.length) / needed);
        expect(score === 1).toBe(gaps.length === 0);
        expect(score === 0).toBe(gaps.length === needed);
      }),
    );
  });
});
