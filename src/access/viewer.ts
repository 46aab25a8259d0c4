import { isWithin, type AreaCode } from '../base/areaCode.ts';
import { HubError, type InputPath } from '../base/errors.ts';
import { message } from '../base/messages/index.ts';
import { anyone, type FieldAccess } from './Access.ts';
import { Role } from './Role.ts';
import { scopesOf } from './roleScopes.ts';
import { Scope } from './Scope.ts';

export { Role, Scope };

/** Who is asking: every loader and operation takes it, so that access rules have one place to live. */
export interface Viewer {
  /** Stored as the author of what this viewer writes. */
  readonly id: string;
  readonly role: Role;
  /** Areas whose records the viewer may read and write; null means every area. */
  readonly areas: readonly AreaCode[] | null;
  /** The partner that a viewer of role PARTNER works for: its programs' enrolments are all that the viewer sees of families. */
  readonly partnerId: string | null;
  readonly scopes: readonly Scope[];
  /** Why the viewer opens identities in this operation, in the viewer's words; null when nothing was said. */
  readonly purpose: string | null;
  /** Whether the viewer works with single cases in these areas, and sees figures that point at few children. */
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

/** What a token says of its bearer. */
export interface Grant {
  readonly id: string;
  readonly role: Role;
  readonly areas: readonly AreaCode[] | null;
  readonly partnerId?: string | null;
  /** Scopes that the token names; null where it names none. */
  readonly scopes?: readonly Scope[] | null;
}

/** The viewer that a token stands for. */
export function viewerOf({ id, role, areas, partnerId = null, scopes = null }: Grant, purpose: string | null = null): Viewer {
  const granted = scopesOf(role, scopes);
  return { id, role, areas, partnerId, scopes: granted, purpose, caseAccess: granted.includes(Scope.CASES_READ) };
}

/** Whether the viewer has shown a token. */
export function isSignedIn({ role }: Pick<Viewer, 'role'>): boolean {
  return role !== Role.ANONYMOUS;
}

export function hasScope({ scopes }: Viewer, scope: Scope): boolean {
  return scopes.includes(scope);
}

/** Whether a viewer may read whole NIKs and numbers of family cards, and look them up: with the scope, and with a purpose stated. */
export function mayOpenNumbers(viewer: Viewer): boolean {
  return hasScope(viewer, Scope.NIK_READ) && (viewer.purpose?.trim() ?? '') !== '';
}

/** Whether a viewer may use a field that is declared so. A field without a declaration is for nobody. */
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

/** Whether the viewer may see figures of an area that point at few children. */
export function hasCaseAccess({ caseAccess, areas }: Viewer, area: AreaCode): boolean {
  return caseAccess && (areas === null || areas.some((own) => isWithin(area, own)));
}

/**
 * The areas that a viewer reads who asks for one: the area, or those of the viewer's own areas that lie inside it; null for every area,
 * where none is asked for. A partner is limited by its programs, not by areas.
 * @throws HubError FORBIDDEN if the viewer may read no part of it: an empty answer would be taken for the truth about the area.
 */
export function areasRead(viewer: Viewer, area: AreaCode | null, inputPath: InputPath): readonly AreaCode[] | null {
  const { areas, partnerId } = viewer;
  if (area === null) return areas;
  if (areas === null || partnerId !== null || areas.some((own) => isWithin(area, own))) return [area];
  const inside = areas.filter((own) => isWithin(own, area));
  if (inside.length === 0) throw new HubError(message('shared.outsideReadAreas'), 'FORBIDDEN', inputPath);
  return inside;
}

/** Whether the viewer may put families of a village into programs: a partner everywhere, into its own ones. */
export function mayEnrolIn(viewer: Viewer, villageCode: AreaCode): boolean {
  return viewer.partnerId !== null || mayWriteIn(viewer, villageCode);
}

/** Whether the viewer may write records of an area: of a village, or what belongs to a whole regency, which takes the whole of it. */
export function mayWriteIn(viewer: Viewer, areaCode: AreaCode): boolean {
  if (viewer.partnerId !== null) return false;
  return viewer.areas === null || viewer.areas.some((area) => isWithin(areaCode, area));
}
