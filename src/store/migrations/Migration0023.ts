import { Migration } from '@mikro-orm/migrations';

/** Numbers of family cards (Nomor KK), encrypted as NIKs are (migration 0010): found by a keyed hash, shown by a mask. */
export class Migration0023 extends Migration {
  override name = '0023-family-cards';

  override up(): void {
    this.addSql(`alter table family add column card_sealed bytea, add column card_hash bytea, add column card_mask text,
      add check ((card_sealed is null) = (card_hash is null) and (card_sealed is null) = (card_mask is null))`);
    this.addSql('create unique index family_card_hash on family (card_hash)');
  }
}
