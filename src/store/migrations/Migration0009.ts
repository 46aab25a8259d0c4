import { Migration } from '@mikro-orm/migrations';

/** Whose access tokens are no longer taken: those of a subject that were issued until then. */
export class Migration0009 extends Migration {
  override name = '0009-token-revocations';

  override up(): void {
    this.addSql('create table token_revocation (subject text collate "C" primary key, revoked_before timestamptz not null)');
  }
}
