import { Migration } from '@mikro-orm/migrations';

/**
 * Row-level security: what a statement of a viewer with limits can see and write at most, whatever the hub asks for
 * (docs/decisions/018). The hub's own statements run as the owner of the tables, whom no policy limits.
 *
 * Two roles, which nobody logs in as: a viewer's reads run as `hub_viewer`, a viewer's transactions as `hub_writer`. A
 * transaction may read beyond the viewer's areas, because what must hold everywhere (a NIK once, a program no fuller than
 * it is) has to be checked everywhere; but it stores nothing outside them.
 */
export class Migration0012 extends Migration {
  override name = '0012-row-level-security';

  override up(): void {
    for (const statement of [...roles, ...settings, ...policies]) this.addSql(statement);
  }
}

/* Roles belong to the whole server: another hub's database may have made them, at this very moment. An owner who may not make
 * roles finds them made by whoever may. */
export const roles = ['hub_viewer', 'hub_writer'].map(
  (role) => `do $$ begin
    if not exists (select from pg_roles where rolname = '${role}') then
      begin
        create role ${role} nologin;
      exception when duplicate_object or unique_violation then null;
      end;
    end if;
    if not pg_has_role(current_user, '${role}', 'member') then
      begin
        grant ${role} to current_user;
      exception when unique_violation then null;
      end;
    end if;
  end $$`,
);

const seenByAll = [
  'regency',
  'district',
  'village',
  'kampung_kb',
  'kampung_kb_classification',
  'kampung_kb_attestation',
  'kampung_kb_profile',
  'working_group_member',
].concat([
  'partner',
  'program',
  'program_partner',
  'village_program',
  'indicator_state',
  'indicator_month',
  'indicator_family_month',
  'nik_key',
]);

/* Set for each connection or transaction: the codes of the villages, with commas between, and the key of a partner. */
export const settings = [
  `create function hub_villages() returns text[] language sql stable parallel safe as $$ select string_to_array(current_setting('hub.villages', true), ',') $$`,
  `create function hub_partner() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('hub.partner', true), '')::uuid $$`,
  `grant execute on function hub_villages(), hub_partner() to hub_viewer, hub_writer`,
  `grant usage on schema public to hub_viewer, hub_writer`,
  `grant select on ${seenByAll.join(', ')} to hub_viewer`,
  `grant select, insert, update, delete on all tables in schema public to hub_writer`,
  `grant usage on all sequences in schema public to hub_writer`,
  `revoke all on mikro_orm_migrations from hub_writer`,
  // Whoever may see a child's log sees the entries that name the child; they hold no more than keys.
  `grant select on audit_entry to hub_viewer`,
  `revoke update, delete on audit_entry from hub_writer`,
  // What later migrations make; whom its rows may be shown is for them to say.
  `alter default privileges in schema public grant select, insert, update, delete on tables to hub_writer`,
  `alter default privileges in schema public grant usage on sequences to hub_writer`,
];

// In a subquery of its own, so that it is evaluated once a statement and not once a row.
export const inAreas = (column: string) => `${column} = any ((select hub_villages())::text[])`;
export const ofPartner = (program: string) =>
  `${program} in (select id from program where lead_id = (select hub_partner()) union all select program_id from program_partner where partner_id = (select hub_partner()))`;
/* Of a table that is seen by policies of its own. */
const seen = (table: string, condition: string) => `exists (select from ${table} t where ${condition})`;
const inFamily = (family: string) => `exists (select from family t where t.id = ${family} and ${inAreas('t.village_code')})`;
const inChild = (child: string) => `exists (select from child t where t.id = ${child} and ${inAreas('t.village_code')})`;
const inCase = (stuntingCase: string) =>
  `exists (select from stunting_case t where t.id = ${stuntingCase} and ${inAreas('t.village_code')})`;

/* For each table with rows of persons: which rows a viewer sees, and which rows a viewer's transaction may leave behind. */
export const limited = {
  family: {
    read: `${inAreas('village_code')} or id in (select family_id from enrolment where ${ofPartner('program_id')})`,
    write: inAreas('village_code'),
  },
  person: { read: seen('family', 't.id = person.family_id'), write: inFamily('person.family_id') },
  family_change: {
    read: `${seen('family', 't.id = family_change.family_id')} or exists (select from merged_family m join family t on t.id = m.into_id where m.id = family_change.family_id)`,
    // What becomes of a family is also told of the one that it leaves, which another village may have by then.
    write: 'true',
  },
  merged_family: { read: seen('family', 't.id = merged_family.into_id'), write: inFamily('merged_family.into_id') },
  child: { read: inAreas('village_code'), write: inAreas('village_code') },
  child_stay: { read: seen('child', 't.id = child_stay.child_id'), write: inChild('child_stay.child_id') },
  measurement: { read: seen('child', 't.id = measurement.child_id'), write: inChild('measurement.child_id') },
  stunting_case: { read: inAreas('village_code'), write: inAreas('village_code') },
  intervention: { read: seen('stunting_case', 't.id = intervention.case_id'), write: inCase('intervention.case_id') },
  case_event: { read: seen('stunting_case', 't.id = case_event.case_id'), write: inCase('case_event.case_id') },
  enrolment: {
    read: `${inAreas('village_code')} or ${ofPartner('program_id')}`,
    write: `${inAreas('village_code')} or ${ofPartner('program_id')}`,
  },
  alert: { read: inAreas('village_code'), write: inAreas('village_code') },
} satisfies Record<string, { read: string; write: string }>;

export const policiesOf = ([table, { read, write }]: [string, { read: string; write: string }]): string[] => [
  `grant select on ${table} to hub_viewer`,
  `alter table ${table} enable row level security`,
  `create policy viewer_reads on ${table} for select to hub_viewer using (${read})`,
  `create policy writer_reads on ${table} for select to hub_writer using (true)`,
  `create policy writer_adds on ${table} for insert to hub_writer with check (${write})`,
  `create policy writer_changes on ${table} for update to hub_writer using (true) with check (${write})`,
  `create policy writer_removes on ${table} for delete to hub_writer using (${write})`,
];

const policies = Object.entries(limited).flatMap(policiesOf);
