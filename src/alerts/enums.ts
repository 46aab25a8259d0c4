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
  IMPLAUSIBLE_MEASUREMENT = 'IMPLAUSIBLE_MEASUREMENT',
}

registerEnumType(AlertKind, {
  name: 'AlertKind',
  description:
    'Kinds of alert. Each stands for a fact; an alert is raised once while the fact holds. The amounts and months named here are the defaults of settings.',
  valuesConfig: {
    NEW_STUNTING: { description: 'Height for age fell below -2 SD, or is below -2 SD at the first measurement.' },
    SEVERE_STUNTING: { description: 'Height for age fell below -3 SD. Replaces NEW_STUNTING.' },
    WORSENING: {
      description: 'Height for age fell by 0.5 SD or more within 3 months, and neither NEW_STUNTING nor SEVERE_STUNTING was raised for it.',
    },
    NOT_GAINING_WEIGHT: { description: 'Weight was not gained adequately two months running (2T).' },
    MISSED_WEIGHINGS: { description: 'Not weighed for two full calendar months in which others of the village were.' },
    SEVERE_WASTING: { description: 'Weight for height below -3 SD, or oedema: severe acute malnutrition.' },
    VILLAGE_PREVALENCE_RISE: {
      description: 'The stunting prevalence of a village rose by 5 percentage points or more in three months, and by more than chance.',
    },
    RECOVERED: { description: 'A stunted child is back at or above -2 SD in two measurements at least 28 days apart.' },
    IMPLAUSIBLE_MEASUREMENT: {
      description: 'A measurement is more likely an error than the child: measure again, and correct it. Ends with the correction.',
    },
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
    INFO: { description: 'For information.' },
    WARNING: { description: 'Follow up at the next posyandu or home visit.' },
    CRITICAL: { description: 'Act today.' },
  },
});

/** Severities, lowest first. */
export const severities = [AlertSeverity.INFO, AlertSeverity.WARNING, AlertSeverity.CRITICAL];

export enum AlertStatus {
  OPEN = 'OPEN',
  ACKNOWLEDGED = 'ACKNOWLEDGED',
  RESOLVED = 'RESOLVED',
}

registerEnumType(AlertStatus, {
  name: 'AlertStatus',
  description: 'Status of an alert.',
  valuesConfig: {
    OPEN: { description: 'Raised, and not acknowledged yet.' },
    ACKNOWLEDGED: { description: 'Somebody has acknowledged it.' },
    RESOLVED: { description: 'The fact no longer holds, or somebody has dealt with it.' },
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
    ACKNOWLEDGED: { description: 'It was acknowledged.' },
    RESOLVED: { description: 'It was resolved.' },
    ESCALATED: { description: 'Nobody acknowledged it in time, and it was escalated to the next level.' },
  },
});

export enum EscalationLevel {
  VILLAGE = 'VILLAGE',
  DISTRICT = 'DISTRICT',
  REGENCY = 'REGENCY',
}

registerEnumType(EscalationLevel, {
  name: 'EscalationLevel',
  description: 'The level that is responsible for an alert, lowest first.',
  valuesConfig: {
    VILLAGE: { description: 'The village, where every alert begins.' },
    DISTRICT: { description: 'The district.' },
    REGENCY: { description: 'The regency, the last level.' },
  },
});
