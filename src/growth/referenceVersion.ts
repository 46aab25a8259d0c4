/** What an assessment was made with, to be stored with it; changes when the tables or the computation change. */
export const referenceVersion = 'WHO Child Growth Standards (anthro 1.1.0)';
