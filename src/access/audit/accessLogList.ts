import { registerEnumType, Field, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../scalars/index.ts';
import type { ConnectionSpec } from '../../store/paging/ConnectionSpec.ts';
import { Access } from '../Access.ts';
import { Role } from '../Role.ts';
import { Scope } from '../Scope.ts';
import { AuditAction } from './AuditEntry.ts';

registerEnumType(AuditAction, {
  name: 'AuditAction',
  description: 'What was done with a record.',
  valuesConfig: { READ: { description: 'It was read.' }, WRITE: { description: 'It was written.' } },
});

@ObjectType({ simpleResolvers: true, description: 'Who read or wrote a record: an entry of the audit log, which nobody can change.' })
export class AccessLogEntry {
  @Access(Scope.AUDIT_READ)
  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;

  @Access(Scope.AUDIT_READ)
  @Field(() => String, { description: 'Who: the id of the viewer; `local` for what the hub did itself.' })
  viewerId!: string;

  @Access(Scope.AUDIT_READ)
  @Field(() => Role, { description: 'As what.' })
  role!: Role;

  @Access(Scope.AUDIT_READ)
  @Field(() => AuditAction, { description: 'Read or written.' })
  action!: AuditAction;

  @Access(Scope.AUDIT_READ)
  @Field(() => [String], { description: 'What of it: types of the schema, or `NIK` where a whole one was read.' })
  fields!: string[];

  @Access(Scope.AUDIT_READ)
  @Field(() => String, { nullable: true, description: 'Name of the operation; null for one without a name.' })
  operation!: string | null;

  @Access(Scope.AUDIT_READ)
  @Field(() => String, { nullable: true, description: 'For which purpose, in the words of the viewer; null where nothing was said.' })
  purpose!: string | null;
}

/** The entries of the audit log about a person, newest first. */
export const accessLogList: ConnectionSpec<object> = {
  name: 'access log',
  columns: {
    id: 'a.id',
    at: 'a.at',
    viewerId: 'a.viewer_id',
    role: 'a.role',
    action: 'a.action',
    fields: 'a.fields',
    operation: 'a.operation',
    purpose: 'a.purpose',
  },
  from: 'audit_people p join audit_entry a on a.people = p.id',
  key: 'id',
  keyType: 'uuid',
  parents: { person: { column: 'p.person_ids', type: 'uuid', list: true } },
  // An expression: by the key's own index PostgreSQL would go through the whole log to find the few entries about somebody, and not by that of persons.
  orders: { ID: { sql: `(a.id::text collate "C")`, type: 'text' } },
  defaultOrder: { field: 'ID', direction: 'DESC' },
  // Whoever sees the person sees who else did.
  areaColumn: null,
  where: () => [],
};
