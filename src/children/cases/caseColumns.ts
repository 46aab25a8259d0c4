/** The columns of cases (rows `s`), and what derived fields need of them. */
export const caseColumns = {
  columns: {
    id: 's.id',
    childId: 's.child_id',
    villageCode: 's.village_code',
    status: 's.status',
    openedOn: 's.opened_on',
    openedById: 's.opened_by_id',
    causes: 's.causes',
    recoveryProposedOn: 's.recovery_proposed_on',
    firstInterventionOn: 's.first_intervention_on',
    closedOn: 's.closed_on',
    demo: 's.demo',
  },
  needs: {
    child: ['childId'],
    openedBy: ['openedById'],
    recommended: ['causes'],
    outstanding: ['causes'],
    suggestedCauses: ['childId'],
  },
};

/**
 * SQL of the case of a child: the active one, or the last closed one; none that was entered in error. @param childId SQL of the child's
 * key.
 */
export function caseOfChild(childId: string): string {
  return `select * from stunting_case s where s.child_id = ${childId} and s.status <> 'CLOSED_ENTERED_IN_ERROR'
      order by s.closed_on desc nulls first, s.opened_on desc, s.id desc limit 1`;
}
