/** Version stored with an assessment; changes when the tables or the computation change. */
export const referenceVersion = 'WHO Child Growth Standards (anthro 1.1.0)';
