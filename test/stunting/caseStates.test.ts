import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type CaseAction,
  type CaseStatus,
  caseTransitions,
  closingAction,
  closingStatuses,
  isActive,
  legalActions,
  statusAfter,
} from '../../src/stunting/caseStates.ts';

const statuses = Object.keys(caseTransitions) as CaseStatus[];
const actions: CaseAction[] = ['TRIAGE', 'INTERVENE', 'RECOVER', 'AGE_OUT', 'MOVE_AWAY', 'DIE', 'REFUSE', 'WITHDRAW'];
const active: CaseStatus[] = ['OPEN', 'TRIAGED', 'IN_INTERVENTION'];

/** The table of docs/stunting-cases.md: status, action, status that follows or null. */
function documented(): [CaseStatus, CaseAction, CaseStatus | null][] {
  const lines = readFileSync(new URL('../../docs/stunting-cases.md', import.meta.url), 'utf8').split('\n');
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const header = lines.findIndex((line) => line.startsWith('| from |'));
  const [, ...columns] = cells(lines[header] ?? '');
  return lines.slice(header + 2, lines.indexOf('', header)).flatMap((line) => {
    const [from, ...next] = cells(line);
    return columns.map(
      (action, index) => [from, action, next[index] === '-' ? null : next[index]] as [CaseStatus, CaseAction, CaseStatus | null],
    );
  });
}

describe('The states of a case', () => {
  const table = documented();

  it('are documented in full', () => {
    expect(table).toHaveLength(statuses.length * actions.length);
    expect(new Set(table.map(([from]) => from))).toEqual(new Set(statuses));
    expect(new Set(table.map(([, action]) => action))).toEqual(new Set(actions));
  });

  it.each(table)('%s, on %s, become %s as the documentation says', (from, action, next) => {
    expect(statusAfter(from, action)).toBe(next);
    expect(legalActions(from).includes(action)).toBe(next !== null);
  });

  it('are active or closed for good', () => {
    expect(statuses.filter(isActive)).toEqual(active);
    for (const status of statuses.filter((candidate) => !isActive(candidate))) expect(legalActions(status)).toEqual([]);
  });

  it('can all be reached from OPEN', () => {
    const reached = new Set<CaseStatus>(['OPEN']);
    for (const status of reached) for (const action of legalActions(status)) reached.add(statusAfter(status, action) ?? status);
    expect(reached).toEqual(new Set(statuses));
  });

  it('that close a case are each reached by one action', () => {
    expect(new Set(closingStatuses)).toEqual(new Set(statuses.filter((status) => !isActive(status))));
    for (const status of closingStatuses) expect(statusAfter('OPEN', closingAction(status) ?? 'TRIAGE')).toBe(status);
    for (const status of active) expect(closingAction(status)).toBeNull();
  });
});
