import { registerEnumType } from 'type-graphql';

export enum StuntingCause {
  POVERTY = 'POVERTY',
  FAMILIAL_SHORT_STATURE = 'FAMILIAL_SHORT_STATURE',
  RECURRENT_ILLNESS = 'RECURRENT_ILLNESS',
}

registerEnumType(StuntingCause, {
  name: 'StuntingCause',
  description: 'Why a child is stunted: the three groups of the regency\'s survey. Several may hold at once.',
  valuesConfig: {
    POVERTY: { description: 'The family is poor.' },
    FAMILIAL_SHORT_STATURE: { description: 'The family is able, the parents are short.' },
    RECURRENT_ILLNESS: { description: 'The child is often ill.' },
  },
});

export enum CaseStatus {
  OPEN = 'OPEN',
  TRIAGED = 'TRIAGED',
  IN_INTERVENTION = 'IN_INTERVENTION',
  RECOVERED = 'RECOVERED',
  CLOSED_AGED_OUT = 'CLOSED_AGED_OUT',
  CLOSED_MOVED = 'CLOSED_MOVED',
  CLOSED_DIED = 'CLOSED_DIED',
  CLOSED_ENTERED_IN_ERROR = 'CLOSED_ENTERED_IN_ERROR',
}

registerEnumType(CaseStatus, {
  name: 'CaseStatus',
  description: 'Where a stunting case stands. OPEN, TRIAGED and IN_INTERVENTION are active, the others closed for good.',
  valuesConfig: {
    OPEN: { description: 'Opened by a measurement; nobody has decided on the causes yet.' },
    TRIAGED: { description: 'A health worker has decided on the causes.' },
    IN_INTERVENTION: { description: 'At least one intervention is recorded.' },
    RECOVERED: { description: 'Closed: back at or above -2 SD on two measurements at least 28 days apart, and confirmed.' },
    CLOSED_AGED_OUT: { description: 'Closed: the child is 60 months old, where the growth standards end.' },
    CLOSED_MOVED: { description: 'Closed: the child has moved away from the area of the hub.' },
    CLOSED_DIED: { description: 'Closed: the child has died.' },
    CLOSED_ENTERED_IN_ERROR: { description: 'Closed: the measurement that opened it was wrong; the child was not stunted.' },
  },
});

export enum CaseEventType {
  OPENED = 'OPENED',
  OPENING_CORRECTED = 'OPENING_CORRECTED',
  TRIAGED = 'TRIAGED',
  INTERVENTION_RECORDED = 'INTERVENTION_RECORDED',
  RECOVERY_PROPOSED = 'RECOVERY_PROPOSED',
  RECOVERY_WITHDRAWN = 'RECOVERY_WITHDRAWN',
  CLOSED = 'CLOSED',
}

registerEnumType(CaseEventType, {
  name: 'CaseEventType',
  description: 'What happened to a stunting case.',
  valuesConfig: {
    OPENED: { description: 'A measurement below -2 SD opened it.' },
    OPENING_CORRECTED: { description: 'The opening measurement was corrected; another one stands for it now.' },
    TRIAGED: { description: 'A health worker decided on the causes.' },
    INTERVENTION_RECORDED: { description: 'An intervention was recorded.' },
    RECOVERY_PROPOSED: { description: 'Two measurements at least 28 days apart are at or above -2 SD: somebody may confirm the recovery.' },
    RECOVERY_WITHDRAWN: { description: 'A measurement or a correction speaks against the proposed recovery.' },
    CLOSED: { description: 'It was closed.' },
  },
});
