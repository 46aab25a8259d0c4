import { registerEnumType } from 'type-graphql';

export enum DuplicateKind {
  CHILD = 'CHILD',
  PERSON = 'PERSON',
  FAMILY = 'FAMILY',
}

registerEnumType(DuplicateKind, {
  name: 'DuplicateKind',
  description: 'What two records may be of.',
  valuesConfig: {
    CHILD: { description: 'One child: both are, or were, under growth monitoring.' },
    PERSON: { description: 'One person.' },
    FAMILY: { description: 'One family: its head or spouse, or two of its members, are candidates themselves.' },
  },
});

export enum DuplicateStatus {
  OPEN = 'OPEN',
  REJECTED = 'REJECTED',
  MERGED = 'MERGED',
}

registerEnumType(DuplicateStatus, {
  name: 'DuplicateStatus',
  description: 'What was decided on a candidate.',
  valuesConfig: {
    OPEN: { description: 'Nothing yet.' },
    REJECTED: { description: 'They are two; it is not found again.' },
    MERGED: { description: 'They were one, and the records were merged.' },
  },
});

export enum DuplicateReason {
  NAME = 'NAME',
  SIMILAR_NAME = 'SIMILAR_NAME',
  BIRTH_DATE = 'BIRTH_DATE',
  BIRTH_DATE_SWAPPED = 'BIRTH_DATE_SWAPPED',
  BIRTH_YEAR_OFF = 'BIRTH_YEAR_OFF',
  BIRTH_DATE_NEAR = 'BIRTH_DATE_NEAR',
  MOTHER = 'MOTHER',
  POSYANDU = 'POSYANDU',
  VILLAGE = 'VILLAGE',
  FAMILY = 'FAMILY',
  HEAD = 'HEAD',
  MEMBERS = 'MEMBERS',
}

registerEnumType(DuplicateReason, {
  name: 'DuplicateReason',
  description: 'What speaks for one person or one family.',
  valuesConfig: {
    NAME: { description: 'The names are written alike, in old or new spelling, with or without titles.' },
    SIMILAR_NAME: { description: 'The names differ in a few letters, or one is shorter.' },
    BIRTH_DATE: { description: 'The birth dates are equal.' },
    BIRTH_DATE_SWAPPED: { description: 'The birth dates are equal with day and month swapped.' },
    BIRTH_YEAR_OFF: { description: 'The birth dates differ by a year.' },
    BIRTH_DATE_NEAR: { description: 'The birth dates differ by up to three days.' },
    MOTHER: { description: "The mothers' names are alike." },
    POSYANDU: { description: 'Both go to one posyandu.' },
    VILLAGE: { description: 'Both live in one village.' },
    FAMILY: { description: 'Both are in one family.' },
    HEAD: { description: 'Of two families: the head or the spouse is in both.' },
    MEMBERS: { description: 'Of two families: at least two members are in both.' },
  },
});
