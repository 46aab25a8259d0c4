/** Scalars, global ids and the entities of a federated graph. */
export const graphql = {
  'graphql.areaCode':
    'AreaCode: {given, select, text {not an area code} other {not a text}}; allowed: a Kemendagri code such as 33.26, 33.26.16 or 33.26.16.2001',
  'graphql.date': 'Date: {given, select, text {not a date} other {not a text}}; allowed: a calendar date from 1900 on, written YYYY-MM-DD',
  'graphql.month': 'Month: {given, select, text {not a month} other {not a text}}; allowed: a calendar month from 1900 on, written YYYY-MM',
  'graphql.dateTime':
    'DateTime: {given, select, text {not an instant} other {not a text}}; allowed: an instant from 1900 to 9999 in ISO 8601, e.g. 2024-07-30T02:00:00Z',
  'graphql.familyCard': 'FamilyCard: {given, select, text {not the number of a family card} other {not a text}}; allowed: 16 digits',
  'graphql.nik': 'NIK: {given, select, text {not a NIK} other {not a text}}; allowed: 16 digits',
  'graphql.notAGlobalId': 'not a global id; allowed: an id that the hub returned',
  'graphql.globalIdOfOtherType': 'the id of a {type}; allowed: the id of a {types}',
  'graphql.representation':
    '{problem, select, notAnObject {not an object} noTypename {__typename is missing or not a text} other {__typename does not name an entity of this subgraph}}; allowed: an object with the __typename {names} and the fields of one of its keys',
  'graphql.inputMissing': 'missing; allowed: {allowed}',
  'graphql.inputUnknown': 'unknown field; allowed: {allowed}',
  'graphql.inputGiven': 'got {given}; allowed: {allowed}',
  'graphql.allowedScalar':
    '{name, select, Int {a whole number of 32 bits} Float {a finite number} String {a text} Boolean {true or false} ID {an id, as text} other {a value of the scalar {name}}}',
  'graphql.allowedList': 'a list of which each item is {item}',
  'graphql.allowedEnum': 'one of {names}',
  'graphql.allowedObject': 'an object with the fields {names}',
  'graphql.givenText': 'a text of {length, plural, one {{length} character} other {{length} characters}}',
  'graphql.givenList': 'a list of {length, plural, one {{length} item} other {{length} items}}',
  'graphql.givenOther': '{what, select, object {an object} other {a long number}}',
} as const;
