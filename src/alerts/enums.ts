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
  description: 'What went wrong. This version of the hub raises NEW_STUNTING and SEVERE_WASTING.',
  valuesConfig: {
    NEW_STUNTING: { description: 'Height for age fell below -2 SD, or is below at the first measuring.' },
    SEVERE_STUNTING: { description: 'Height for age fell below -3 SD.' },
    WORSENING: { description: 'Height for age falls fast.' },
    NOT_GAINING_WEIGHT: { description: 'Weight did not rise twice running (2T).' },
    MISSED_WEIGHINGS: { description: 'Not weighed for two months.' },
    SEVERE_WASTING: { description: 'Weight for height below -3 SD, or oedema: severe acute malnutrition.' },
    VILLAGE_PREVALENCE_RISE: { description: "The village's stunting prevalence rose." },
    RECOVERED: { description: 'A stunted child recovered.' },
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
}

registerEnumType(AlertEventType, {
  name: 'AlertEventType',
  description: 'What happened to an alert.',
  valuesConfig: {
    RAISED: { description: 'It was raised.' },
    ACKNOWLEDGED: { description: 'Somebody took it up.' },
    RESOLVED: { description: 'It was resolved.' },
  },
});
