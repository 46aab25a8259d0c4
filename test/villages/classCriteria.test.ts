import { describe, expect, it } from 'vitest';
import { classScheme, parseCriteria } from '../../src/villages/classCriteria.ts';

const problemOf = (content: unknown): string => {
  try {
    parseCriteria(content, 'criteria.json');
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
};

/** The shipped criteria with the first one changed. */
const changed = (change: object) => ({
  ...classScheme,
  criteria: classScheme.criteria.map((criterion, nth) => (nth === 0 ? { ...criterion, ...change } : criterion)),
});

describe('the criteria of the classes', () => {
  it('name their source, and may be adjusted', () => {
    expect(classScheme.source).toContain('Peraturan BKKBN 20/2023');
    expect(problemOf(changed({ limits: [1, 3] }))).toBe('');
    expect(problemOf({ ...classScheme, passesAt: 2.5 })).toBe('');
  });

  it.each<[string, unknown, string]>([
    [
      'limits that do not rise',
      changed({ limits: [2, 1] }),
      'criteria.0.limits: must rise from limit to limit where higher is better, and fall where lower is better',
    ],
    ['limits that cannot be met', changed({ limits: [1] }), 'criteria.0.limits'],
    ['a fact that the hub does not know', changed({ fact: 'weather' }), 'criteria.0.fact'],
    ['a title in one language only', changed({ title: { id: 'Pokja' } }), 'criteria.0.title.en'],
    ['neither unit nor levels', changed({ levels: undefined }), 'criteria.0.unit: either unit or levels says what a value means'],
    ['a code twice', changed({ code: 'UNMET_NEED' }), 'criteria: each code stands once'],
    [
      'an index without a criterion',
      { ...classScheme, criteria: classScheme.criteria.filter(({ index }) => index !== 'OUTPUT') },
      'criteria: INPUT, PROCESS and OUTPUT need a criterion each',
    ],
    ['no source', { ...classScheme, source: '' }, 'source'],
    ['a threshold that no facility can reach', { ...classScheme, passesAt: 4 }, 'passesAt'],
    ['something else altogether', [], 'cannot be used'],
  ])('with %s are refused, with the file and the place', (_what, content, expected) => {
    const problem = problemOf(content);
    expect(problem).toContain('criteria.json');
    expect(problem).toContain(expected);
  });
});
