import { Migration } from '@mikro-orm/migrations';

/** Finds the measurements that somebody recorded, newest first, in whatever areas they are. */
export class Migration0031 extends Migration {
  override name = '0031-measurements-by-recorder';

  override up(): void {
    this.addSql(
      `create index measurement_by_recorder on measurement (recorded_by, measured_on, id) where superseded_by_id is null and not void`,
    );
  }
}
