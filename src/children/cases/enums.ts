import { registerEnumType } from 'type-graphql';

export enum StuntingCause {
  POVERTY = 'POVERTY',
  FAMILIAL_SHORT_STATURE = 'FAMILIAL_SHORT_STATURE',
  RECURRENT_ILLNESS = 'RECURRENT_ILLNESS',
}

registerEnumType(StuntingCause, {
  name: 'StuntingCause',
  description: "Causes of stunting: the three groups of the regency's survey. A child may have several.",
  valuesConfig: {
    POVERTY: { description: 'The family is poor.' },
    FAMILIAL_SHORT_STATURE: { description: 'The parents are short, and the family is not poor.' },
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
  CLOSED_REFUSED = 'CLOSED_REFUSED',
  CLOSED_ENTERED_IN_ERROR = 'CLOSED_ENTERED_IN_ERROR',
}

registerEnumType(CaseStatus, {
  name: 'CaseStatus',
  description: 'Status of a stunting case. OPEN, TRIAGED and IN_INTERVENTION are active; the others are closed for good.',
  valuesConfig: {
    OPEN: { description: 'Opened by a measurement; the causes are not recorded yet.' },
    TRIAGED: { description: 'A health worker has recorded the causes.' },
    IN_INTERVENTION: { description: 'At least one intervention is recorded.' },
    RECOVERED: { description: 'Closed: back at or above -2 SD in two measurements at least 28 days apart, and confirmed.' },
    CLOSED_AGED_OUT: { description: 'Closed: the child is 60 months old, where the growth standards end.' },
    CLOSED_MOVED: { description: 'Closed: the child has moved away from the area of the hub.' },
    CLOSED_DIED: { description: 'Closed: the child has died.' },
    CLOSED_REFUSED: { description: 'Closed: the family does not want the child to be monitored.' },
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
  REOPENED = 'REOPENED',
}

registerEnumType(CaseEventType, {
  name: 'CaseEventType',
  description: 'What happened to a stunting case.',
  valuesConfig: {
    OPENED: { description: 'A measurement below -2 SD opened it.' },
    OPENING_CORRECTED: { description: 'The opening measurement was corrected; the correction now opens the case.' },
    TRIAGED: { description: 'A health worker recorded the causes.' },
    INTERVENTION_RECORDED: { description: 'An intervention was recorded.' },
    RECOVERY_PROPOSED: {
      description: 'Two measurements at least 28 days apart are at or above -2 SD; a health worker may confirm the recovery.',
    },
    RECOVERY_WITHDRAWN: { description: 'A measurement or a correction contradicts the proposed recovery.' },
    CLOSED: { description: 'It was closed.' },
    REOPENED: { description: 'The end of monitoring that closed it was undone.' },
  },
});
