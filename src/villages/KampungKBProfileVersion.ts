import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { ProfileDocument } from './ProfileDocument.ts';

/** One version of the profile of a Kampung KB; the highest version counts, the others are its history. */
@Entity({ tableName: 'kampung_kb_profile' })
export class KampungKBProfileVersion {
  @PrimaryKey({ type: 'text' })
  villageCode!: string;

  @PrimaryKey({ type: 'integer' })
  version!: number;

  @Property({ type: 'json' })
  document!: ProfileDocument;

  @Property({ type: 'text' })
  recordedBy!: string;

  @Property({ type: 'datetime' })
  recordedAt!: Date;

  /** True for demo data, and for changes of demo data. */
  @Property({ type: 'boolean', default: false })
  demo = false;
}
