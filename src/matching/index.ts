/** Which records are of one person: pure rules, for the register and for files that are compared with it. */
export { birthDatesBeside, daysInVillage, maybeOne } from './birthDates.ts';
export { editDistance, isUnnamed, nameSimilarity, nameWords } from './names.ts';
export { comparePersons, isCandidate, type Match, type MatchedPerson, type MatchReason } from './matchPersons.ts';
export { nameLevels, weightOf, weights } from './weights.ts';
