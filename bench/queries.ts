/** The operations that the hub is measured by, in the words of each server. */

/** Fields of a child that several operations show. */
const measurement = `measuredOn weightKg heightCm assessment { heightForAge { value } weightForAge { value } weightForHeight { value } stunted wasted }`;

/** As a client of the hub writes them; the Mercurius peer offers the same schema. */
export const hubQueries = {
  child: `query Child($id: ID!) { node(id: $id) { ... on Child {
    id name sex bornOn latestMeasurement { ${measurement} } family { rt rw welfareDecile head { name sex bornOn } }
  } } }`,
  villages: `query Villages { villages(first: 20) { nodes { code name children(first: 20) { nodes {
    id name sex bornOn latestMeasurement { measuredOn weightKg heightCm assessment { heightForAge { value } stunted } }
  } } } } }`,
  stunted: `query Stunted($area: AreaCode!, $after: String) {
    children(filter: { area: $area, stunted: true }, orderBy: { field: LATEST_HEIGHT_FOR_AGE, direction: ASC }, first: 15, after: $after) {
      nodes { id name bornOn latestMeasurement { measuredOn assessment { heightForAge { value } } } } pageInfo { hasNextPage }
    }
  }`,
  indicators: `query Indicators($areas: [AreaCode!]!, $keys: [IndicatorKey!]!, $from: Month!, $to: Month!) {
    indicators(areas: $areas, keys: $keys, from: $from, to: $to) { key area { code } points { month value numerator denominator } }
  }`,
  village: `query Village($code: AreaCode!) { village(code: $code) {
    code name kind district { name } kampungKB { class declaredOn }
    children(first: 20, orderBy: { field: LATEST_HEIGHT_FOR_AGE, direction: ASC }) { totalCount nodes {
      id name sex bornOn latestMeasurement { measuredOn assessment { heightForAge { value } stunted } } } }
    families(first: 20) { totalCount nodes { id rt rw head { name } } }
    stuntingCases(first: 10) { totalCount nodes { id status openedOn child { id name } } }
  } }`,
  tree: `query Tree($code: AreaCode!) { village(code: $code) { name families(first: 50) { nodes { id rt rw children { id name
    stuntingCase { status openedOn interventions { kind providedOn enrolment { enrolledOn program { name kind partners { name helix } } } } }
  } } } } }`,
} as const;

const head = `peopleByFamilyId(condition: { relation: "HEAD" }, first: 1)`;
const postgraphileMeasurement = `measuredOn weightKg heightCm haz waz whz stunted wasted`;

/**
 * As PostGraphile offers them by the foreign keys, smart tags and functions of `peers.sql`. The values come in the order of the hub's, so
 * that answers can be compared without their shapes.
 */
export const postgraphileQueries: Record<keyof typeof hubQueries, string> = {
  child: `query Child($id: UUID!) { childByRowId(rowId: $id) {
    rowId personByRowId { name } sex bornOn measurementByLatestMeasurementId { ${postgraphileMeasurement} }
    familyByFamilyId { rt rw welfareDecile ${head} { nodes { name sex bornOn } } }
  } }`,
  villages: `query Villages { allVillages(first: 20, orderBy: CODE_ASC) { nodes { code name childrenByVillageCode(first: 20, orderBy: ROW_ID_ASC) { nodes {
    rowId personByRowId { name } sex bornOn measurementByLatestMeasurementId { measuredOn weightKg heightCm haz stunted }
  } } } } }`,
  stunted: `query Stunted($area: String!, $after: Cursor) { districtByCode(code: $area) {
    children(condition: { stunted: true }, orderBy: [LATEST_HAZ_ASC, ROW_ID_ASC], first: 15, after: $after) {
      nodes { rowId personByRowId { name } bornOn measurementByLatestMeasurementId { measuredOn haz } } pageInfo { hasNextPage }
    }
  } }`,
  indicators: `query Indicators($areas: [String!]!, $keys: [String!]!, $from: Int!, $to: Int!) {
    indicators(areas: $areas, keys: $keys, fromMonth: $from, toMonth: $to) { nodes { key area points { month value numerator denominator } } }
  }`,
  village: `query Village($code: String!) { villageByCode(code: $code) {
    code name kind districtByDistrictCode { name } kampungKbByVillageCode { class declaredOn }
    childrenByVillageCode(first: 20, orderBy: [LATEST_HAZ_ASC, ROW_ID_ASC]) { totalCount nodes {
      rowId personByRowId { name } sex bornOn measurementByLatestMeasurementId { measuredOn haz stunted } } }
    familiesByVillageCode(first: 20, orderBy: ROW_ID_ASC) { totalCount nodes { rowId rt rw ${head} { nodes { name } } } }
    stuntingCasesByVillageCode(first: 10, orderBy: [OPENED_ON_ASC, ROW_ID_ASC]) { totalCount nodes { rowId status openedOn childByChildId { rowId personByRowId { name } } } }
  } }`,
  tree: `query Tree($code: String!) { villageByCode(code: $code) { name familiesByVillageCode(first: 50, orderBy: ROW_ID_ASC) { nodes { rowId rt rw
    childrenByFamilyId(orderBy: ROW_ID_ASC) { nodes { rowId personByRowId { name }
      stuntingCasesByChildId(first: 1, orderBy: [CLOSED_ON_DESC, OPENED_ON_DESC, ROW_ID_DESC]) { nodes { status openedOn
        interventionsByCaseId(orderBy: [PROVIDED_ON_ASC, ROW_ID_ASC]) { nodes { kind providedOn
          enrolmentByEnrolmentId { enrolledOn programByProgramId { name kind supporters { nodes { name helix } } } } } } } } } }
  } } } }`,
};

export type OperationName = keyof typeof hubQueries;
