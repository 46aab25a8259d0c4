import { Migration } from '@mikro-orm/migrations';
import { limited } from './Migration0012.ts';

/**
 * A viewer's transaction takes no row from elsewhere: the policies look at the row that a change leaves behind, and a change that gives a
 * row another village, family, child or case would pass them. A policy on the row as it was would also hide it from locks.
 */
export class Migration0015 extends Migration {
  override name = '0015-no-row-from-elsewhere';

  override up(): void {
    for (const [table, columns] of leadElsewhere) {
      this.addSql(
        `create function ${table}_stays_elsewhere() returns trigger language plpgsql as $$ begin
          perform from (select old.*) as ${table} where ${limited[table].write};
          if not found then
            raise insufficient_privilege using message = 'a row of "${table}" lies outside the limits of the viewer';
          end if;
          return new;
        end $$`,
      );
      this.addSql(
        `create trigger ${table}_stays_elsewhere before update of ${columns} on ${table} for each row when (current_user = 'hub_writer') execute function ${table}_stays_elsewhere()`,
      );
    }
  }
}

/* The tables with limits, and the columns that say where a row belongs. */
const leadElsewhere: [table: keyof typeof limited, columns: string][] = [
  ['family', 'village_code'],
  ['person', 'family_id'],
  ['merged_family', 'into_id'],
  ['child', 'village_code'],
  ['child_stay', 'child_id'],
  ['measurement', 'child_id'],
  ['stunting_case', 'village_code'],
  ['intervention', 'case_id'],
  ['case_event', 'case_id'],
  ['enrolment', 'village_code, program_id'],
  ['alert', 'village_code'],
];
