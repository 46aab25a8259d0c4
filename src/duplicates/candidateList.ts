import { areaLevel, codesInside, type AreaCode } from '../base/areaCode.ts';
import type { ConnectionSpec } from '../store/paging/ConnectionSpec.ts';
import type { DuplicateKind, DuplicateStatus } from './enums.ts';

export interface CandidateFilter {
  /** Candidates of which at least one lives in the area. */
  area?: AreaCode | null;
  kind?: DuplicateKind | null;
  status?: DuplicateStatus | null;
}

/**
 * Candidates as a list, the likeliest first. Row-level security shows those alone of which the viewer may read both records: it knows the
 * villages of both.
 */
export const candidateList: ConnectionSpec<CandidateFilter> = {
  name: 'duplicate candidates',
  columns: {
    id: 'd.id',
    kind: 'd.kind',
    recordIds: 'd.record_ids',
    familyIds: `case when d.kind = 'FAMILY' then d.record_ids else (select array_agg(distinct p.family_id) from person p where p.id = any(d.record_ids)) end`,
    score: 'd.score',
    reasons: 'd.reasons',
    status: 'd.status',
    foundAt: 'd.found_at',
    decidedBy: 'd.decided_by',
    decidedAt: 'd.decided_at',
    decisionReason: 'd.decision_reason',
  },
  needs: { children: ['kind', 'recordIds'], persons: ['kind', 'recordIds'], families: ['familyIds'] },
  from: 'duplicate_candidate d',
  key: 'id',
  keyType: 'uuid',
  parents: { record: { column: 'd.record_ids', type: 'uuid', matches: (key) => `d.record_ids @> array[${key}]` } },
  orders: { SCORE: { sql: 'd.score', type: 'double precision' } },
  defaultOrder: { field: 'SCORE', direction: 'DESC' },
  areaColumn: 'd.village_codes[1]',
  where: ({ area, kind, status }, bindings) => {
    const conditions: string[] = [];
    if (kind != null) conditions.push(`d.kind = ${bindings.add(kind)}`);
    if (status != null) conditions.push(`d.status = ${bindings.add(status)}`);
    if (area != null && areaLevel(area) === 'VILLAGE') conditions.push(`d.village_codes @> array[${bindings.add(area)}]`);
    else if (area != null) {
      const { from, to } = codesInside(area);
      const [first, last] = [bindings.add(from), bindings.add(to)];
      conditions.push(
        `exists (select from unnest(d.village_codes) v (code) where v.code collate "C" >= ${first} and v.code collate "C" < ${last})`,
      );
    }
    return conditions;
  },
};
