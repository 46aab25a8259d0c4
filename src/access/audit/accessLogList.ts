import { registerEnumType, Field, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../graphql/index.ts';
import type { ConnectionSpec } from '../../store/paging/ConnectionSpec.ts';
import { Access } from '../Access.ts';
import { Role } from '../Role.ts';
import { Scope } from '../Scope.ts';
import { AuditAction } from './AuditEntry.ts';

registerEnumType(AuditAction, {
  name: 'AuditAction',
  description: 'What happened to a record.',
  valuesConfig: { READ: { description: 'It was read.' }, WRITE: { description: 'It was written.' } },
});

@ObjectType({ simpleResolvers: true, description: 'An entry of the audit log: one read or write of a record. Entries cannot be changed.' })
export class AccessLogEntry {
  @Access(Scope.AUDIT_READ)
  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;

  @Access(Scope.AUDIT_READ)
  @Field(() => String, { description: 'Id of the viewer; `local` for what the hub did itself.' })
  viewerId!: string;

  @Access(Scope.AUDIT_READ)
  @Field(() => Role, { description: "The viewer's role at that time." })
  role!: Role;

  @Access(Scope.AUDIT_READ)
  @Field(() => AuditAction, { description: 'Whether the record was read or written.' })
  action!: AuditAction;

  @Access(Scope.AUDIT_READ)
  @Field(() => [String], {
    description:
      'What was read or written: types of the schema, `NIK` if a whole NIK was read, or `NIK_ATTEMPT` if a NIK was refused or changed.',
  })
  fields!: string[];

  @Access(Scope.AUDIT_READ)
  @Field(() => String, { nullable: true, description: 'Name of the operation; null for an anonymous operation.' })
  operation!: string | null;

  @Access(Scope.AUDIT_READ)
  @Field(() => String, { nullable: true, description: 'The purpose, as stated by the viewer; null if the viewer stated none.' })
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
  parents: { person: { column: 'p.person_ids', type: 'uuid', matches: (key) => `p.person_ids @> array[${key}]` } },
  // An expression, so that PostgreSQL uses the index of persons and does not scan the whole log by the key's index.
  orders: { ID: { sql: `(a.id::text collate "C")`, type: 'text' } },
  defaultOrder: { field: 'ID', direction: 'DESC' },
  // Viewers of a person see the accesses of others.
  areaColumn: null,
  where: () => [],
};
