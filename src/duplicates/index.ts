/** Records that may be of one person or one family: found, decided on, and shown. */
export { alignCandidatesWithWrites, compareFamilies, forgetCandidates } from './alignCandidates.ts';
export { candidateList, type CandidateFilter } from './candidateList.ts';
export { DuplicateCandidate } from './DuplicateCandidate.ts';
export { DuplicateKind, DuplicateStatus } from './enums.ts';
export { rejectDuplicate } from './rejectDuplicate.ts';
export { sweepDuplicates } from './sweepDuplicates.ts';
