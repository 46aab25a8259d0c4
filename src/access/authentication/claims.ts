import type { JWTPayload } from 'jose';
import { areaLevel, type AreaCode } from '../../base/areaCode.ts';
import { message, type Message } from '../../base/messages/index.ts';
import { Role } from '../Role.ts';
import { Scope } from '../Scope.ts';
import type { Grant } from '../viewer.ts';
import { unauthenticated } from './unauthenticated.ts';

/** Names of the claims with the role, areas and partner of a bearer. */
export interface ClaimNames {
  readonly role: string;
  readonly areas: string;
  readonly partner: string;
}

export const defaultClaimNames: ClaimNames = { role: 'hub_role', areas: 'hub_areas', partner: 'hub_partner' };

/** Roles that a token can give. */
export const tokenRoles: readonly Role[] = Object.values(Role).filter((role) => role !== Role.ANONYMOUS);

/** Roles that require areas. */
export const rolesOfAreas: readonly Role[] = [Role.CADRE, Role.MIDWIFE, Role.FIELD_OFFICER];

/** Subjects under which the hub writes by itself. */
const ownSubjects = ['anonymous', 'hub', 'local'];
const longestSubject = 255;
const controlCharacter = /\p{Cc}/u;
const partnerId = /^(?:Partner_)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/**
 * What the claims of a verified token grant. Its `scope` (space separated, RFC 8693 4.2) narrows the role when it names scopes of the hub;
 * other scopes, such as `openid`, are ignored.
 * @throws HubError UNAUTHENTICATED that names the claim, what is wrong with it and what is allowed.
 */
export function grantOf(claims: JWTPayload, names: ClaimNames): Grant {
  const role = roleOf(claims[names.role], names.role);
  const areas = areasOf(claims[names.areas], names.areas);
  if (areas === null && rolesOfAreas.includes(role)) throw refused(message('access.claimAreasMissing', { claim: names.areas, role }));
  const partner = partnerOf(claims[names.partner], names.partner);
  if (partner === null && role === Role.PARTNER) throw refused(message('access.claimPartnerMissing', { claim: names.partner }));
  return { id: subjectOf(claims.sub), role, areas, partnerId: role === Role.PARTNER ? partner : null, scopes: scopesIn(claims.scope) };
}

/** The role that a text names, however it is written: `FIELD_OFFICER`, `field-officer`; undefined for anything else. */
export function roleNamed(text: string): Role | undefined {
  const name = text.toUpperCase().replaceAll('-', '_');
  return tokenRoles.find((role) => role === name);
}

/** Whether a text can stand for a person or a program as the author of what they write. */
export function isSubject(text: unknown): text is string {
  return (
    typeof text === 'string' &&
    text.trim() !== '' &&
    text.length <= longestSubject &&
    !controlCharacter.test(text) &&
    !ownSubjects.includes(text)
  );
}

/** The key of a partner, from its global id or itself; undefined when it is neither. */
export function partnerKey(text: string): string | undefined {
  return partnerId.exec(text)?.[1];
}

function subjectOf(sub: string | undefined): string {
  if (isSubject(sub)) return sub;
  throw refused(message('access.claimSubject', { longest: longestSubject, reserved: ownSubjects.join(', ') }));
}

function roleOf(claim: unknown, name: string): Role {
  const role = typeof claim === 'string' ? roleNamed(claim) : undefined;
  if (role === undefined) throw refused(message('access.claimRole', { claim: name, roles: tokenRoles.join(', ') }));
  return role;
}

/** Null if the token names no areas. An empty list is an error, because it could mean no area or every area. */
function areasOf(claim: unknown, name: string): AreaCode[] | null {
  if (claim === undefined || claim === null) return null;
  const codes: unknown[] = typeof claim === 'string' ? wordsOf(claim) : Array.isArray(claim) ? claim : [];
  const areas = codes.filter((code) => typeof code === 'string' && areaLevel(code) !== null) as AreaCode[];
  if (codes.length === 0 || areas.length < codes.length) throw refused(message('access.claimAreas', { claim: name }));
  return areas;
}

function partnerOf(claim: unknown, name: string): string | null {
  if (claim === undefined || claim === null) return null;
  const key = typeof claim === 'string' ? partnerKey(claim) : undefined;
  if (key === undefined) throw refused(message('access.claimPartner', { claim: name }));
  return key;
}

function scopesIn(claim: unknown): Scope[] | null {
  if (claim === undefined || claim === null) return null;
  if (typeof claim !== 'string') throw refused(message('access.claimScope'));
  const words = wordsOf(claim);
  const named = Object.values(Scope).filter((scope) => words.includes(scope));
  return named.length === 0 ? null : named;
}

function wordsOf(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}

function refused(problem: Message) {
  return unauthenticated('CLAIMS', problem);
}
