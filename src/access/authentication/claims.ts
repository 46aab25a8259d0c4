import type { JWTPayload } from 'jose';
import { areaLevel, type AreaCode } from '../../areaCode.ts';
import { Role } from '../Role.ts';
import { Scope } from '../Scope.ts';
import type { Grant } from '../viewer.ts';
import { unauthenticated } from './unauthenticated.ts';

/** Names of the claims that say what a bearer is to the hub. */
export interface ClaimNames {
  readonly role: string;
  readonly areas: string;
  readonly partner: string;
}

export const defaultClaimNames: ClaimNames = { role: 'hub_role', areas: 'hub_areas', partner: 'hub_partner' };

/** Roles that a token can give. */
export const tokenRoles: readonly Role[] = Object.values(Role).filter((role) => role !== Role.ANONYMOUS);

/** Roles that are nothing without their areas. */
export const rolesOfAreas: readonly Role[] = [Role.CADRE, Role.MIDWIFE, Role.FIELD_OFFICER];

/** Subjects under which the hub writes by itself. */
const ownSubjects = ['anonymous', 'hub', 'local'];
const longestSubject = 255;
const controlCharacter = /\p{Cc}/u;
const partnerId = /^(?:Partner_)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/**
 * What the claims of a verified token grant. Its `scope` (space separated, RFC 8693 4.2) narrows the role when it names scopes of
 * the hub; other scopes, such as `openid`, say nothing here.
 * @throws HubError UNAUTHENTICATED that names the claim, what is wrong with it and what is allowed.
 */
export function grantOf(claims: JWTPayload, names: ClaimNames): Grant {
  const role = roleOf(claims[names.role], names.role);
  const areas = areasOf(claims[names.areas], names.areas);
  if (areas === null && rolesOfAreas.includes(role)) throw refused(names.areas, `is missing, and ${role} works in areas; allowed: Kemendagri codes such as 33.26.16.2001`);
  const partner = partnerOf(claims[names.partner], names.partner);
  if (partner === null && role === Role.PARTNER) throw refused(names.partner, 'is missing, and PARTNER works for a partner; allowed: the id of a partner');
  return { id: subjectOf(claims.sub), role, areas, partnerId: role === Role.PARTNER ? partner : null, scopes: scopesIn(claims.scope) };
}

/** The role that a text names, however it is written: `FIELD_OFFICER`, `field-officer`; undefined for anything else. */
export function roleNamed(text: string): Role | undefined {
  const name = text.toUpperCase().replaceAll('-', '_');
  return tokenRoles.find((role) => role === name);
}

/** Whether a text can stand for a person or a program as the author of what they write. */
export function isSubject(text: unknown): text is string {
  return typeof text === 'string' && text.trim() !== '' && text.length <= longestSubject && !controlCharacter.test(text) && !ownSubjects.includes(text);
}

/** The key of a partner, from its global id or itself; undefined when it is neither. */
export function partnerKey(text: string): string | undefined {
  return partnerId.exec(text)?.[1];
}

function subjectOf(sub: string | undefined): string {
  if (isSubject(sub)) return sub;
  throw refused('sub', `cannot be used; allowed: up to ${String(longestSubject)} characters, and none of ${ownSubjects.join(', ')}`);
}

function roleOf(claim: unknown, name: string): Role {
  const role = typeof claim === 'string' ? roleNamed(claim) : undefined;
  if (role === undefined) throw refused(name, `names no role of the hub; allowed: ${tokenRoles.join(', ')}`);
  return role;
}

/** Null where the token says nothing of areas. An empty list is a mistake: it could be read as none and as all. */
function areasOf(claim: unknown, name: string): AreaCode[] | null {
  if (claim === undefined || claim === null) return null;
  const codes: unknown[] = typeof claim === 'string' ? wordsOf(claim) : Array.isArray(claim) ? claim : [];
  const areas = codes.filter((code) => typeof code === 'string' && areaLevel(code) !== null) as AreaCode[];
  if (codes.length === 0 || areas.length < codes.length) throw refused(name, 'is no list of areas; allowed: Kemendagri codes such as 33.26.16.2001, as a list or separated by spaces');
  return areas;
}

function partnerOf(claim: unknown, name: string): string | null {
  if (claim === undefined || claim === null) return null;
  const key = typeof claim === 'string' ? partnerKey(claim) : undefined;
  if (key === undefined) throw refused(name, 'is no id of a partner');
  return key;
}

function scopesIn(claim: unknown): Scope[] | null {
  if (claim === undefined || claim === null) return null;
  if (typeof claim !== 'string') throw refused('scope', 'is no text of names separated by spaces');
  const words = wordsOf(claim);
  const named = Object.values(Scope).filter((scope) => words.includes(scope));
  return named.length === 0 ? null : named;
}

function wordsOf(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}

function refused(claim: string, problem: string) {
  return unauthenticated('CLAIMS', `is not one for this hub: its claim ${claim} ${problem}`);
}
