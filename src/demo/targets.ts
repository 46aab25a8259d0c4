import type { Target } from './insertRows.ts';

/** The tables that demo data fills, with their columns. */
export const targets = {
  kampungKB: { table: 'kampung_kb', columns: { village_code: 'text', class: 'text', declared_on: 'date', demo: 'boolean' } },
  classification: {
    table: 'kampung_kb_classification',
    columns: { id: 'uuid', village_code: 'text', class: 'text', decided_on: 'date', evidence: 'text', recorded_by: 'text', recorded_at: 'timestamptz', demo: 'boolean' },
  },
  family: {
    table: 'family',
    columns: {
      id: 'uuid', village_code: 'text', rt: 'text', rw: 'text', welfare_decile: 'smallint', habitable: 'boolean', safe_drinking_water: 'boolean',
      healthy_latrine: 'boolean', clean_surroundings: 'boolean', recorded_by: 'text', recorded_at: 'timestamptz', demo: 'boolean', modern_contraception: 'boolean',
    },
  },
  person: { table: 'person', columns: { id: 'uuid', family_id: 'uuid', name: 'text', nik_sealed: 'bytea', nik_hash: 'bytea', nik_mask: 'text', sex: 'text', born_on: 'date', relation: 'text', demo: 'boolean', married: 'boolean', marriage_planned_on: 'date', pregnant_due_on: 'date' } },
  child: {
    table: 'child',
    columns: {
      id: 'uuid', family_id: 'uuid', village_code: 'text', sex: 'text', born_on: 'date', birth_weight_kg: 'double precision', birth_length_cm: 'double precision',
      mother_height_cm: 'double precision', recorded_by: 'text', recorded_at: 'timestamptz', demo: 'boolean',
    },
  },
  measurement: {
    table: 'measurement',
    columns: {
      id: 'uuid', child_id: 'uuid', measured_on: 'date', age_in_days: 'integer', weight_kg: 'double precision', height_cm: 'double precision', position: 'text',
      oedema: 'boolean', ill: 'boolean', haz: 'double precision', haz_implausible: 'boolean', waz: 'double precision', waz_implausible: 'boolean',
      whz: 'double precision', whz_implausible: 'boolean', baz: 'double precision', baz_implausible: 'boolean', stunted: 'boolean', severely_stunted: 'boolean',
      wasted: 'boolean', severely_wasted: 'boolean', underweight: 'boolean', weight_trend: 'text', reference_version: 'text', recorded_by: 'text',
      recorded_at: 'timestamptz', demo: 'boolean',
    },
  },
  partner: { table: 'partner', columns: { id: 'uuid', name: 'text', helix: 'text', demo: 'boolean' } },
  program: {
    table: 'program',
    columns: { id: 'uuid', kind: 'text', name: 'text', lead_id: 'uuid', starts_on: 'date', ends_on: 'date', budget_idr: 'double precision', demo: 'boolean', capacity: 'integer', eligibility: 'jsonb' },
  },
  supporter: { table: 'program_partner', columns: { program_id: 'uuid', partner_id: 'uuid' } },
  villageProgram: { table: 'village_program', columns: { id: 'uuid', program_id: 'uuid', village_code: 'text', since: 'date', demo: 'boolean' } },
  stuntingCase: {
    table: 'stunting_case',
    columns: {
      id: 'uuid', child_id: 'uuid', village_code: 'text', status: 'text', opened_on: 'date', opened_by_id: 'uuid', causes: 'text[]', recovery_proposed_on: 'date',
      first_intervention_on: 'date', closed_on: 'date', demo: 'boolean',
    },
  },
  intervention: {
    table: 'intervention',
    columns: { id: 'uuid', case_id: 'uuid', kind: 'text', service: 'text', provided_on: 'date', recorded_by: 'text', recorded_at: 'timestamptz', demo: 'boolean' },
  },
  caseEvent: {
    table: 'case_event',
    columns: {
      id: 'uuid', case_id: 'uuid', type: 'text', status: 'text', at: 'timestamptz', recorded_by: 'text', note: 'text', causes: 'text[]', measurement_id: 'uuid',
      intervention_id: 'uuid', demo: 'boolean',
    },
  },
} satisfies Record<string, Target>;
