import { Migration } from '@mikro-orm/migrations';

/**
 * Entries of histories by the person they are about: whoever asks to be erased may be registered no more, and then nothing else leads to
 * them.
 */
export class Migration0014 extends Migration {
  override name = '0014-history-by-person';

  override up(): void {
    this.addSql('create index family_change_person on family_change (person_id) where person_id is not null');
  }
}
