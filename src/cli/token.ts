import { Command } from 'commander';
import { areaLevel, type AreaCode } from '../base/areaCode.ts';
import { isSubject, partnerKey, roleNamed, rolesOfAreas, tokenRoles } from '../access/authentication/claims.ts';
import { queueRevocation } from '../access/authentication/pendingRevocations.ts';
import { localKey, localSubject, signLocalToken } from '../access/authentication/localTokens.ts';
import { roleScopes } from '../access/roleScopes.ts';
import { Role, Scope, type Grant } from '../access/viewer.ts';
import { readConfig, type Config } from '../hub/config.ts';
import { HubError } from '../base/errors.ts';
import { message, type Message } from '../base/messages/index.ts';
import { holdsDatabase } from '../store/dataFolder.ts';
import { invalidArgument } from './invalidArgument.ts';

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

/** `hub token`: issues tokens of local mode, and revokes tokens. */
export function tokenCommand(): Command {
  return (
    new Command('token')
      // Options after `revoke` are its own.
      .enablePositionalOptions()
      .description('print only an access token for a hub without HUB_ISSUER, signed with the key in its data folder')
      .option('--role <role>', `required: one of ${tokenRoles.map(written).join(', ')}`, roleOf)
      .option('--area <code>', 'area of the role, such as 33.26.16.2001; repeatable', areaOf, [])
      .option('--partner <id>', 'partner of the role partner', partnerOf)
      .option('--scope <scope>', 'limit the token to this scope of the role, such as children:read; repeatable', scopeOf, [])
      .option(
        '--subject <name>',
        'subject of the token, recorded as the author of its writes; a device that repeats changes must keep the same subject; a random local-ROLE-... when left out',
        subjectOf,
      )
      .option('--hours <hours>', 'validity in hours', hoursOf, 12)
      .action(async ({ hours, ...options }: TokenOptions) => {
        const config = readConfig();
        if (config.HUB_ISSUER !== undefined) throw new HubError(message('cli.issuerSet'), 'NOT_LOCAL_MODE');
        console.log(await signLocalToken(localKey(config.HUB_DATA), grantOf(options), hours));
      })
      .addCommand(revokeCommand())
  );
}

function revokeCommand(): Command {
  return new Command('revoke')
    .description(
      'revoke every token of a subject that was issued until now, including tokens of an issuer; open connections are closed within seconds',
    )
    .requiredOption('--subject <name>', 'subject (sub) of the tokens', subjectOf)
    .action(async ({ subject }: { subject: string }) => {
      await revoke(readConfig(), subject);
      console.log(`All tokens of ${subject} issued until now are revoked`);
    });
}

/** @throws HubError NO_DATABASE for a data folder that no hub has used: no hub would ever read a revocation from there. */
async function revoke({ DATABASE_URL, HUB_DATA }: Config, subject: string): Promise<void> {
  const revocation = { subject, revokedBefore: new Date() };
  if (DATABASE_URL === undefined) {
    if (!holdsDatabase(HUB_DATA)) throw new HubError(message('cli.revokeNoDatabase', { folder: HUB_DATA }), 'NO_DATABASE');
    queueRevocation(HUB_DATA, revocation);
    return;
  }
  // Loaded where it is used: it brings the whole database layer, which a token does without.
  const { revokeInDatabase } = await import('./revokeInDatabase.ts');
  await revokeInDatabase(DATABASE_URL, revocation);
}

/** @throws HubError BAD_ARGUMENT for options that contradict each other. */
function grantOf({ role, area, partner, scope, subject }: Omit<TokenOptions, 'hours'>): Grant {
  if (role === undefined) throw badArgument(message('cli.roleRequired', { roles: tokenRoles.map(written).join(', ') }));
  if (area.length === 0 && rolesOfAreas.includes(role)) throw badArgument(message('cli.areaRequired', { role: written(role) }));
  if ((role === Role.PARTNER) !== (partner !== undefined))
    throw badArgument(partner === undefined ? message('cli.partnerRequired') : message('cli.partnerNotAllowed'));
  const foreign = scope.find((each) => !roleScopes[role].includes(each));
  if (foreign !== undefined)
    throw badArgument(message('cli.scopeNotOfRole', { scope: foreign, role: written(role), scopes: roleScopes[role].join(', ') }));
  return {
    id: subject ?? localSubject(role),
    role,
    areas: area.length === 0 ? null : area,
    partnerId: partner ?? null,
    scopes: scope.length === 0 ? null : scope,
  };
}

function badArgument(problem: Message): HubError {
  return new HubError(problem, 'BAD_ARGUMENT');
}

/** A role as it is written on the command line. */
function written(role: Role): string {
  return role.toLowerCase().replaceAll('_', '-');
}

function roleOf(text: string): Role {
  const role = roleNamed(text);
  if (role === undefined) throw invalidArgument('cli.allowed', { values: tokenRoles.map(written).join(', ') });
  return role;
}

function areaOf(text: string, earlier: AreaCode[]): AreaCode[] {
  if (areaLevel(text) === null) throw invalidArgument('cli.areaCode');
  return [...earlier, text];
}

function partnerOf(text: string): string {
  const key = partnerKey(text);
  if (key === undefined) throw invalidArgument('cli.partnerId');
  return key;
}

function scopeOf(text: string, earlier: Scope[]): Scope[] {
  const scope = Object.values(Scope).find((each) => each === text);
  if (scope === undefined) throw invalidArgument('cli.allowed', { values: Object.values(Scope).join(', ') });
  return [...earlier, scope];
}

function subjectOf(text: string): string {
  if (!isSubject(text)) throw invalidArgument('cli.subject');
  return text;
}

function hoursOf(text: string): number {
  const hours = Number(text);
  if (!(hours > 0 && hours <= longestHours)) throw invalidArgument('cli.numberAbove', { highest: longestHours });
  return hours;
}
