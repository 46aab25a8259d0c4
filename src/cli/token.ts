import { Command, InvalidArgumentError } from 'commander';
import { areaLevel, type AreaCode } from '../areaCode.ts';
import { isSubject, partnerKey, roleNamed, rolesOfAreas, tokenRoles } from '../access/authentication/claims.ts';
import { leaveRevocation } from '../access/authentication/leftRevocations.ts';
import { localKey, signLocalToken } from '../access/authentication/localTokens.ts';
import { roleScopes } from '../access/roleScopes.ts';
import { Role, Scope, type Grant } from '../access/viewer.ts';
import { readConfig, type Config } from '../config.ts';
import { HubError } from '../errors.ts';
import { holdsDatabase } from '../store/dataFolder.ts';

/** Options as the command line gives them. */
interface TokenOptions {
  role?: Role;
  area: AreaCode[];
  partner?: string;
  scope: Scope[];
  subject?: string;
  hours: number;
}

const longestHours = 8_760;

/** `hub token`: tokens of a hub in local mode, and the end of anybody's. */
export function tokenCommand(): Command {
  return new Command('token')
    // Options after `revoke` are its own.
    .enablePositionalOptions()
    .description('print an access token for a hub without HUB_ISSUER, signed with the key in its data folder, and nothing else')
    .option('--role <role>', `required: one of ${tokenRoles.map(written).join(', ')}`, roleOf)
    .option('--area <code>', 'area of the role, such as 33.26.16.2001; may be repeated', areaOf, [])
    .option('--partner <id>', 'partner that the role partner works for', partnerOf)
    .option('--scope <scope>', "only this of the role's scopes, such as children:read; may be repeated", scopeOf, [])
    .option('--subject <name>', 'whose token it is, as the author of what it writes; local-ROLE when left out', subjectOf)
    .option('--hours <hours>', 'how long it is good', hoursOf, 12)
    .action(async ({ hours, ...options }: TokenOptions) => {
      const config = readConfig();
      if (config.HUB_ISSUER !== undefined) throw new HubError('HUB_ISSUER is set: tokens come from that issuer, and this hub takes none of its own', 'NOT_LOCAL_MODE');
      console.log(await signLocalToken(localKey(config.HUB_DATA), grantOf(options), hours));
    })
    .addCommand(revokeCommand());
}

function revokeCommand(): Command {
  return new Command('revoke')
    .description("end every token of a subject that was issued until now, an issuer's too: open connections are closed within seconds")
    .requiredOption('--subject <name>', 'the sub of the tokens', subjectOf)
    .action(async ({ subject }: { subject: string }) => {
      await revoke(readConfig(), subject);
      console.log(`The tokens that ${subject} was given until now are revoked`);
    });
}

/** @throws HubError NO_DATABASE for a data folder that no hub has used: nobody would ever take a revocation from there. */
async function revoke({ DATABASE_URL, HUB_DATA }: Config, subject: string): Promise<void> {
  const revocation = { subject, revokedBefore: new Date() };
  if (DATABASE_URL === undefined) {
    if (!holdsDatabase(HUB_DATA)) throw new HubError(`Nothing is revoked: no hub has its database in HUB_DATA, which is ${HUB_DATA}`, 'NO_DATABASE');
    leaveRevocation(HUB_DATA, revocation);
    return;
  }
  // Loaded where it is used: it brings the whole database layer, which a token does without.
  const { revokeInDatabase } = await import('./revokeInDatabase.ts');
  await revokeInDatabase(DATABASE_URL, revocation);
}

/** @throws HubError BAD_ARGUMENT when the options do not go together. */
function grantOf({ role, area, partner, scope, subject }: Omit<TokenOptions, 'hours'>): Grant {
  if (role === undefined) throw badArgument(`--role is required; allowed: ${tokenRoles.map(written).join(', ')}`);
  if (area.length === 0 && rolesOfAreas.includes(role)) throw badArgument(`--area is required for the role ${written(role)}`);
  if ((role === Role.PARTNER) !== (partner !== undefined)) throw badArgument(partner === undefined ? '--partner is required for the role partner' : '--partner is for the role partner only');
  const foreign = scope.find((each) => !roleScopes[role].includes(each));
  if (foreign !== undefined) throw badArgument(`--scope ${foreign} is not one of the role ${written(role)}; allowed: ${roleScopes[role].join(', ')}`);
  return {
    id: subject ?? `local-${written(role)}`,
    role,
    areas: area.length === 0 ? null : area,
    partnerId: partner ?? null,
    scopes: scope.length === 0 ? null : scope,
  };
}

function badArgument(problem: string): HubError {
  return new HubError(problem, 'BAD_ARGUMENT');
}

/** A role as it is written on the command line. */
function written(role: Role): string {
  return role.toLowerCase().replaceAll('_', '-');
}

function roleOf(text: string): Role {
  const role = roleNamed(text);
  if (role === undefined) throw new InvalidArgumentError(`Allowed: ${tokenRoles.map(written).join(', ')}.`);
  return role;
}

function areaOf(text: string, earlier: AreaCode[]): AreaCode[] {
  if (areaLevel(text) === null) throw new InvalidArgumentError('It must be a Kemendagri code such as 33.26.16.2001, 33.26.16 or 33.26.');
  return [...earlier, text];
}

function partnerOf(text: string): string {
  const key = partnerKey(text);
  if (key === undefined) throw new InvalidArgumentError('It must be the id of a partner, as the API shows it.');
  return key;
}

function scopeOf(text: string, earlier: Scope[]): Scope[] {
  const scope = Object.values(Scope).find((each) => each === text);
  if (scope === undefined) throw new InvalidArgumentError(`Allowed: ${Object.values(Scope).join(', ')}.`);
  return [...earlier, scope];
}

function subjectOf(text: string): string {
  if (!isSubject(text)) throw new InvalidArgumentError('It must be one line of up to 255 characters, and none of the names of the hub itself.');
  return text;
}

function hoursOf(text: string): number {
  const hours = Number(text);
  if (!(hours > 0 && hours <= longestHours)) throw new InvalidArgumentError(`It must be a number above 0, up to ${String(longestHours)}.`);
  return hours;
}
