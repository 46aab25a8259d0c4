import { registerEnumType } from 'type-graphql';

/** What a file holds. */
export enum ImportKind {
  EPPGBM = 'EPPGBM',
  FAMILIES = 'FAMILIES',
  PROGRAMS = 'PROGRAMS',
  WELFARE = 'WELFARE',
}

registerEnumType(ImportKind, {
  name: 'ImportKind',
  description: 'What a file of a district holds.',
  valuesConfig: {
    EPPGBM: { description: 'Children and their measurements, as from e-PPGBM.' },
    FAMILIES: { description: 'Families with their members, as on the family card.' },
    PROGRAMS: { description: 'Enrolments in programs, as histories of food aid (PMT).' },
    WELFARE: { description: 'Welfare of families, as from DTSEN: decile, PKH, BPNT, PBI-JK.' },
  },
});

/** What becomes of a row. */
export enum RowFate {
  NEW = 'NEW',
  KNOWN = 'KNOWN',
  CHANGED = 'CHANGED',
  EQUAL = 'EQUAL',
  UNCLEAR = 'UNCLEAR',
  REFUSED = 'REFUSED',
}

registerEnumType(RowFate, {
  name: 'RowFate',
  description: 'What becomes of a row of a file.',
  valuesConfig: {
    NEW: { description: 'About somebody the hub does not know yet, who is registered.' },
    KNOWN: { description: 'About somebody the hub knows; what is new in it is recorded.' },
    CHANGED: { description: 'The hub has other values, which are corrected.' },
    EQUAL: { description: 'The hub has all of it; nothing is stored.' },
    UNCLEAR: { description: 'It is not certain whose row it is; somebody decides before anything is stored.' },
    REFUSED: { description: 'It cannot be stored as it is; the reasons say why.' },
  },
});

/** Where an import is on its way. */
export enum ImportState {
  PLANNING = 'PLANNING',
  PLANNED = 'PLANNED',
  WAITING = 'WAITING',
  RUNNING = 'RUNNING',
  DONE = 'DONE',
  FAILED = 'FAILED',
  UNDONE = 'UNDONE',
}

registerEnumType(ImportState, {
  name: 'ImportState',
  description: 'Where an import is on its way.',
  valuesConfig: {
    PLANNING: { description: 'The file was uploaded, and what would become of its rows is being found out; nothing is stored.' },
    PLANNED: { description: 'What would become of the rows is known; `startImport` imports them.' },
    WAITING: { description: 'It is to be imported, after the imports before it.' },
    RUNNING: { description: 'Rows are being imported.' },
    DONE: { description: 'All rows were dealt with.' },
    FAILED: { description: 'The file cannot be read. What was imported before stays.' },
    UNDONE: { description: 'It was undone.' },
  },
});
