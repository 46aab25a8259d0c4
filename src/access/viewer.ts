import { isWithin, type AreaCode } from '../base/areaCode.ts';
import { HubError, type InputPath } from '../base/errors.ts';
import { message } from '../base/messages/index.ts';
import { anyone, type FieldAccess } from './Access.ts';
import { Role } from './Role.ts';
import { scopesOf } from './roleScopes.ts';
import { Scope } from './Scope.ts';

export { Role, Scope };

/** The caller of an operation and its rights. Every loader and operation takes a viewer, so that access rules are in one place. */
export interface Viewer {
  /** Stored as the author of what this viewer writes. */
  readonly id: string;
  readonly role: Role;
  /** Areas whose records the viewer may read and write; null means every area. */
  readonly areas: readonly AreaCode[] | null;
  /** The partner that a viewer of role PARTNER works for. Of families, this viewer sees only the enrolments in the partner's programs. */
  readonly partnerId: string | null;
  readonly scopes: readonly Scope[];
  /** Why the viewer reads whole NIKs in this operation, in the viewer's words; null if no purpose was given. */
  readonly purpose: string | null;
  /** Whether the viewer may see single cases in these areas, and so exact figures, even of few children. */
  readonly caseAccess: boolean;
}

/** The hub's own work: what a command, a sweep or a migration does. No caller is ever this viewer by default. */
export const localAdministrator: Viewer = {
  id: 'local',
  role: Role.ADMINISTRATOR,
  areas: null,
  partnerId: null,
  scopes: scopesOf(Role.ADMINISTRATOR, null),
  purpose: null,
  caseAccess: true,
};

/** A request without a token: public figures only. */
export const anonymous: Viewer = {
  id: 'anonymous',
  role: Role.ANONYMOUS,
  areas: [],
  partnerId: null,
  scopes: [],
  purpose: null,
  caseAccess: false,
};

/** The rights that a token grants to its bearer. */
export interface Grant {
  readonly id: string;
  readonly role: Role;
  readonly areas: readonly AreaCode[] | null;
  readonly partnerId?: string | null;
  /** Scopes that the token names; null where it names none. */
  readonly scopes?: readonly Scope[] | null;
}

/** The viewer for the rights that a token grants. */
export function viewerOf({ id, role, areas, partnerId = null, scopes = null }: Grant, purpose: string | null = null): Viewer {
  const granted = scopesOf(role, scopes);
  return { id, role, areas, partnerId, scopes: granted, purpose, caseAccess: granted.includes(Scope.CASES_READ) };
}

/** Whether the viewer has a token. */
export function isSignedIn({ role }: Pick<Viewer, 'role'>): boolean {
  return role !== Role.ANONYMOUS;
}

export function hasScope({ scopes }: Viewer, scope: Scope): boolean {
  return scopes.includes(scope);
}

/** Whether a viewer may read whole NIKs and numbers of family cards, and search by them. This requires the scope and a purpose. */
export function mayOpenNumbers(viewer: Viewer): boolean {
  return hasScope(viewer, Scope.NIK_READ) && (viewer.purpose?.trim() ?? '') !== '';
}

/** Whether a viewer may use a field with this declared access. Nobody may use a field without a declaration. */
export function mayUse({ scopes }: Viewer, access: FieldAccess | undefined): boolean {
  return access === anyone || (access?.some((scope) => scopes.includes(scope)) ?? false);
}

/** With any of these a viewer sees rows of families, children or cases. */
const personScopes: readonly Scope[] = [
  Scope.FAMILIES_READ,
  Scope.CHILDREN_READ,
  Scope.CASES_READ,
  Scope.ALERTS_READ,
  Scope.ENROLMENTS_READ,
];

/** Whether the viewer sees single families, children or cases at all. */
export function hasPersonScope({ scopes }: Viewer): boolean {
  return personScopes.some((scope) => scopes.includes(scope));
}

/** Whether the viewer sees every row. */
export function isUnlimited(viewer: Viewer): boolean {
  return viewer.areas === null && viewer.partnerId === null && hasPersonScope(viewer);
}

/** Whether the viewer may see exact figures of an area, even of few children. */
export function hasCaseAccess({ caseAccess, areas }: Viewer, area: AreaCode): boolean {
  return caseAccess && (areas === null || areas.some((own) => isWithin(area, own)));
}

/**
 * The areas that the viewer reads when it requests `area`: this area, or the viewer's own areas inside it. Without a requested area, all
 * areas of the viewer; null means every area. A partner is limited by its programs, not by areas.
 * @throws HubError FORBIDDEN if the viewer may read no part of it: an empty answer would look like a fact about the area.
 */
export function areasRead(viewer: Viewer, area: AreaCode | null, inputPath: InputPath): readonly AreaCode[] | null {
  const { areas, partnerId } = viewer;
  if (area === null) return areas;
  if (areas === null || partnerId !== null || areas.some((own) => isWithin(area, own))) return [area];
  const inside = areas.filter((own) => isWithin(own, area));
  if (inside.length === 0) throw new HubError(message('shared.outsideReadAreas'), 'FORBIDDEN', inputPath);
  return inside;
}

/** Whether the viewer may enrol families of a village. A partner may do so everywhere, in its own programs. */
export function mayEnrolIn(viewer: Viewer, villageCode: AreaCode): boolean {
  return viewer.partnerId !== null || mayWriteIn(viewer, villageCode);
}

/** Whether the viewer may write records of an area. Records of a whole regency require a viewer of the whole regency. */
export function mayWriteIn(viewer: Viewer, areaCode: AreaCode): boolean {
  if (viewer.partnerId !== null) return false;
  return viewer.areas === null || viewer.areas.some((area) => isWithin(areaCode, area));
}
