import { registerEnumType } from 'type-graphql';

export enum AlertKind {
  NEW_STUNTING = 'NEW_STUNTING',
  SEVERE_STUNTING = 'SEVERE_STUNTING',
  WORSENING = 'WORSENING',
  NOT_GAINING_WEIGHT = 'NOT_GAINING_WEIGHT',
  MISSED_WEIGHINGS = 'MISSED_WEIGHINGS',
  SEVERE_WASTING = 'SEVERE_WASTING',
  VILLAGE_PREVALENCE_RISE = 'VILLAGE_PREVALENCE_RISE',
  RECOVERED = 'RECOVERED',
}

registerEnumType(AlertKind, {
  name: 'AlertKind',
  description: 'What an alert tells. Each names a fact; it is told once for as long as the fact holds. The amounts and months named are the defaults of settings.',
  valuesConfig: {
    NEW_STUNTING: { description: 'Height for age fell below -2 SD, or is below at the first measuring.' },
    SEVERE_STUNTING: { description: 'Height for age fell below -3 SD. Takes the place of NEW_STUNTING.' },
    WORSENING: { description: 'Height for age fell by 0.5 SD or more within 3 months, without a fall into stunting or severe stunting telling it.' },
    NOT_GAINING_WEIGHT: { description: 'Weight was not gained adequately two months running (2T).' },
    MISSED_WEIGHINGS: { description: 'Not weighed for two full calendar months in which others of the village were.' },
    SEVERE_WASTING: { description: 'Weight for height below -3 SD, or oedema: severe acute malnutrition.' },
    VILLAGE_PREVALENCE_RISE: { description: 'The stunting prevalence of a village rose by 5 percentage points or more in three months, and by more than chance.' },
    RECOVERED: { description: 'A stunted child is back at or above -2 SD on two measurings at least 28 days apart.' },
  },
});

export enum AlertSeverity {
  INFO = 'INFO',
  WARNING = 'WARNING',
  CRITICAL = 'CRITICAL',
}

registerEnumType(AlertSeverity, {
  name: 'AlertSeverity',
  description: 'How urgent an alert is, lowest first.',
  valuesConfig: {
    INFO: { description: 'Good to know.' },
    WARNING: { description: 'To be followed up at the next posyandu or home visit.' },
    CRITICAL: { description: 'To be acted upon today.' },
  },
});

/** Severities from the lowest on. */
export const severities = [AlertSeverity.INFO, AlertSeverity.WARNING, AlertSeverity.CRITICAL];

export enum AlertStatus {
  OPEN = 'OPEN',
  ACKNOWLEDGED = 'ACKNOWLEDGED',
  RESOLVED = 'RESOLVED',
}

registerEnumType(AlertStatus, {
  name: 'AlertStatus',
  description: 'Where an alert stands.',
  valuesConfig: {
    OPEN: { description: 'Raised, seen by nobody yet.' },
    ACKNOWLEDGED: { description: 'Somebody has taken it up.' },
    RESOLVED: { description: 'Its cause is gone or was dealt with.' },
  },
});

export enum AlertEventType {
  RAISED = 'RAISED',
  ACKNOWLEDGED = 'ACKNOWLEDGED',
  RESOLVED = 'RESOLVED',
  ESCALATED = 'ESCALATED',
}

registerEnumType(AlertEventType, {
  name: 'AlertEventType',
  description: 'What happened to an alert.',
  valuesConfig: {
    RAISED: { description: 'It was raised.' },
    ACKNOWLEDGED: { description: 'Somebody took it up.' },
    RESOLVED: { description: 'It was resolved.' },
    ESCALATED: { description: 'Nobody took it up in time: it went to the next level.' },
  },
});

export enum EscalationLevel {
  VILLAGE = 'VILLAGE',
  DISTRICT = 'DISTRICT',
  REGENCY = 'REGENCY',
}

registerEnumType(EscalationLevel, {
  name: 'EscalationLevel',
  description: 'Who is to see to an alert, lowest first.',
  valuesConfig: {
    VILLAGE: { description: 'The village, where every alert begins.' },
    DISTRICT: { description: 'The district.' },
    REGENCY: { description: 'The regency, the last level.' },
  },
});
