import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ActiveCase, deriveCase, type HeightFact, proposedRecovery } from '../../src/stunting/deriveCase.ts';

/** Measurements from a text: a day of 2026 and whether the child is stunted on it, e.g. '01-05 s, 02-05 -'. */
function heights(text: string): HeightFact[] {
  return text.split(',').map((part) => {
    const [day = '', mark] = part.trim().split(' ');
    return { id: day, measuredOn: `2026-${day}`, stunted: mark === 's' };
  });
}

const openedBy = (day: string, recoveryProposedOn: string | null = null): ActiveCase => ({
  openedById: day,
  openedOn: `2026-${day}`,
  recoveryProposedOn,
});
/** What happens, and by which measurement. */
const told = (changes: ReturnType<typeof deriveCase>) =>
  changes.map((change) => ('by' in change ? `${change.type} by ${change.by.id}` : change.type));

describe('A case', () => {
  it('is opened by the first measurement below -2 SD', () => {
    expect(told(deriveCase(null, heights('01-05 s'), null))).toEqual(['OPENED by 01-05']);
    expect(told(deriveCase(null, heights('01-05 -, 02-05 s'), null))).toEqual(['OPENED by 02-05']);
  });

  it('is opened by the first of the run that lasts until now, when earlier months come in late', () => {
    expect(told(deriveCase(null, heights('01-05 s, 02-05 -, 03-05 s, 04-05 s'), null))).toEqual(['OPENED by 03-05']);
  });

  it('is not opened for a child whose newest measurement is not below -2 SD, or that was never measured', () => {
    expect(deriveCase(null, heights('01-05 s, 02-05 -'), null)).toEqual([]);
    expect(deriveCase(null, [], null)).toEqual([]);
  });

  it('is opened anew only by measurements after the last one was closed', () => {
    expect(deriveCase(null, heights('01-05 s, 02-05 s'), '2026-02-10')).toEqual([]);
    expect(told(deriveCase(null, heights('01-05 s, 02-05 s, 03-05 s'), '2026-02-10'))).toEqual(['OPENED by 03-05']);
  });

  it('stays as it is while the child stays stunted', () => {
    expect(deriveCase(openedBy('01-05'), heights('01-05 s, 02-05 s'), null)).toEqual([]);
  });

  it('is proposed as recovered after two measurements at or above -2 SD, 28 days apart', () => {
    expect(deriveCase(openedBy('01-05'), heights('01-05 s, 02-05 -'), null)).toEqual([]);
    expect(deriveCase(openedBy('01-05'), heights('01-05 s, 02-05 -, 03-04 -'), null)).toEqual([]);
    expect(told(deriveCase(openedBy('01-05'), heights('01-05 s, 02-05 -, 03-05 -'), null))).toEqual(['RECOVERY_PROPOSED by 03-05']);
    // Days between them need not be the next measurement.
    expect(told(deriveCase(openedBy('01-05'), heights('01-05 s, 02-05 -, 02-20 -, 03-05 -'), null))).toEqual([
      'RECOVERY_PROPOSED by 03-05',
    ]);
  });

  it('is not proposed as recovered across a measurement below -2 SD', () => {
    expect(deriveCase(openedBy('01-05'), heights('01-05 s, 02-05 -, 03-05 s, 03-20 -'), null)).toEqual([]);
  });

  it('loses the proposal when a measurement is below -2 SD again', () => {
    expect(deriveCase(openedBy('01-05', '2026-03-05'), heights('01-05 s, 02-05 -, 03-05 -'), null)).toEqual([]);
    expect(told(deriveCase(openedBy('01-05', '2026-03-05'), heights('01-05 s, 02-05 -, 03-05 -, 04-05 s'), null))).toEqual([
      'RECOVERY_WITHDRAWN',
    ]);
  });

  it('was entered in error when a correction leaves no measurement below -2 SD', () => {
    expect(told(deriveCase(openedBy('01-05'), heights('01-05 -, 02-05 -'), null))).toEqual(['WITHDRAWN']);
    expect(told(deriveCase(openedBy('01-05'), [], null))).toEqual(['WITHDRAWN']);
    // What lay before an earlier case was closed belongs to that one.
    expect(told(deriveCase(openedBy('03-05'), heights('01-05 s, 02-05 -, 03-05 -'), '2026-02-10'))).toEqual(['WITHDRAWN']);
  });

  it('takes the next stunted measurement for its opening when only the opening one was wrong', () => {
    expect(told(deriveCase(openedBy('01-05'), heights('01-05 -, 02-05 s'), null))).toEqual(['OPENING_CORRECTED by 02-05']);
    // The corrected day may be an earlier one.
    expect(told(deriveCase(openedBy('02-05'), heights('01-05 s'), null))).toEqual(['OPENING_CORRECTED by 01-05']);
  });

  const history = fc
    .uniqueArray(fc.record({ day: fc.integer({ min: 0, max: 400 }), stunted: fc.boolean() }), {
      selector: ({ day }) => day,
      maxLength: 14,
    })
    .map((rows) =>
      rows
        .toSorted((a, b) => a.day - b.day)
        .map(({ day, stunted }) => ({
          id: String(day),
          measuredOn: new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10),
          stunted,
        })),
    );

  it('is there for whoever is stunted now, and settles: the same measurements twice change nothing more', () => {
    fc.assert(
      fc.property(history, (measured) => {
        let active: ActiveCase | null = null;
        expect(deriveCase(active, [], null)).toEqual([]);
        for (let count = 1; count <= measured.length; count++) {
          const so = measured.slice(0, count);
          for (const change of deriveCase(active, so, null)) active = after(active, change);
          expect(deriveCase(active, so, null)).toEqual([]);
          expect(active === null && so.at(-1)?.stunted === true).toBe(false);
          expect(active !== null && active.recoveryProposedOn !== null).toBe(active !== null && proposedRecovery(so) !== null);
        }
      }),
    );
  });

  it('follows any correction: it is opened by a measurement that counts and is stunted, or closed', () => {
    fc.assert(
      fc.property(history, history, (before, corrected) => {
        const [opened] = deriveCase(null, before, null);
        if (opened?.type !== 'OPENED') return;
        let active: ActiveCase | null = { openedById: opened.by.id, openedOn: opened.by.measuredOn, recoveryProposedOn: null };
        for (const change of deriveCase(active, corrected, null)) active = after(active, change);
        const counting = corrected.filter(({ stunted }) => stunted).map(({ id }) => id);
        expect(active === null).toBe(counting.length === 0);
        expect(active?.openedById).toBe(counting.find((id) => id === active?.openedById));
      }),
    );
  });
});

function after(active: ActiveCase | null, change: ReturnType<typeof deriveCase>[number]): ActiveCase | null {
  switch (change.type) {
    case 'OPENED':
    case 'OPENING_CORRECTED':
      return { openedById: change.by.id, openedOn: change.by.measuredOn, recoveryProposedOn: active?.recoveryProposedOn ?? null };
    case 'WITHDRAWN':
      return null;
    case 'RECOVERY_PROPOSED':
      return active && { ...active, recoveryProposedOn: change.by.measuredOn };
    case 'RECOVERY_WITHDRAWN':
      return active && { ...active, recoveryProposedOn: null };
  }
}
