import { Migration } from '@mikro-orm/migrations';

/**
 * `measurement.implausible_by` holds the grounds on which a measurement is doubted (docs/decisions/043). Those of WHO's flags are filled
 * in; `hub growth recompute --all` judges what was stored before by the others. Indexes find doubted measurements, and all of some days.
 */
export class Migration0030 extends Migration {
  override name = '0030-implausible-measurements';

  override up(): void {
    this.addSql(`alter table measurement add column implausible_by text[] not null default '{}'`);
    this.addSql(
      `update measurement set implausible_by = '{WHO_FLAG}' where superseded_by_id is null and not void and (haz_implausible or waz_implausible or whz_implausible or baz_implausible or hcz_implausible or acz_implausible)`,
    );
    this.addSql(`create index measurement_by_day on measurement (measured_on, id) where superseded_by_id is null and not void`);
    this.addSql(
      `create index measurement_implausible on measurement (measured_on, id) where superseded_by_id is null and not void and implausible_by <> '{}'`,
    );
  }
}
