/** "20 villages x 20 children x latest measurement", in the words of each server. */
export const hubQuery = `query Bench {
  villages(first: 20) { nodes { code name children(first: 20) { nodes {
    id name sex bornOn
    latestMeasurement { measuredOn weightKg heightCm assessment { heightForAge { value } stunted } }
  } } } }
}`;

/** As PostGraphile offers it by the foreign keys of the tables. */
export const postgraphileQuery = `query Bench {
  allVillages(first: 20, orderBy: CODE_ASC) { nodes { code name childrenByVillageCode(first: 20, orderBy: ROW_ID_ASC) { nodes {
    rowId personByRowId { name } sex bornOn
    measurementsByChildId(first: 1, orderBy: MEASURED_ON_DESC) { nodes { measuredOn weightKg heightCm haz stunted } }
  } } } }
}`;

/** The same, told beforehand where the hub keeps the key of the latest measurement. */
export const postgraphileHintedQuery = `query Bench {
  allVillages(first: 20, orderBy: CODE_ASC) { nodes { code name childrenByVillageCode(first: 20, orderBy: ROW_ID_ASC) { nodes {
    rowId personByRowId { name } sex bornOn
    measurementByLatestMeasurementId { measuredOn weightKg heightCm haz stunted }
  } } } }
}`;
