import { Migration } from '@mikro-orm/migrations';

/**
 * A file may name a parent without saying whether it is the mother or the father: the sex of an adult may be unknown, that of a child may
 * not. `family.origin` tells families that were made from a file from those that somebody registered.
 */
export class Migration0025 extends Migration {
  override name = '0025-origins-of-families';

  override up(): void {
    this.addSql(
      `alter table person drop constraint person_sex_check, add constraint person_sex_check check (sex in ('FEMALE', 'MALE', 'UNKNOWN'))`,
    );
    this.addSql(`alter table child add constraint child_sex_check check (sex in ('FEMALE', 'MALE'))`);
    this.addSql(
      `alter table family add column origin text not null default 'REGISTERED' constraint family_origin_check check (origin in ('REGISTERED', 'IMPORT'))`,
    );
  }
}
