import { isIP } from 'node:net';
import { z } from 'zod';
import { defaultClaimNames } from './access/authentication/claims.ts';
import { HubError } from './errors.ts';
import { isLoopback } from './loopback.ts';
import { defaultAlertThresholds, type AlertThresholds } from './stunting/alertThresholds.ts';

const flag = z.enum(['0', '1']).transform((value) => value === '1');

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** A list of texts with commas between them. */
function list(fits: (item: string) => boolean, what: string) {
  return z
    .string()
    .default('')
    .transform((text) => text.split(',').map((item) => item.trim()).filter((item) => item !== ''))
    .refine((items) => items.every(fits), `must be ${what}, with commas between them`);
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;
}

function isHostName(text: string): boolean {
  return URL.canParse(`http://${text}`) && new URL(`http://${text}`).hostname === text.toLowerCase();
}

function isNetwork(text: string): boolean {
  const [address = '', bits] = text.split('/');
  return ['loopback', 'linklocal', 'uniquelocal'].includes(text) || (isIP(address) !== 0 && (bits === undefined || /^\d{1,3}$/.test(bits)));
}

/** How much a client may ask in a minute; 0 for as much as it likes. */
function quota(byDefault: number) {
  return z.coerce.number().int().min(0).default(byDefault);
}

function months(most: number) {
  return z.coerce.number().int().min(1).max(most);
}

/** Keys that come by plain http can be exchanged on their way; on this machine there is no way. */
function isSafeIssuer(text: string): boolean {
  // Has been said already.
  if (!URL.canParse(text)) return true;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || isLoopback(hostname);
}

function claim(name: string, what: string) {
  return z.string().min(1).default(name).describe(`With HUB_ISSUER: claim of a token that says ${what}`);
}

/** Every setting of the hub: its environment variable, what is allowed, its default and what it means. */
const settings = {
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000).describe('TCP port of the server; 0 takes a free one'),
  HOST: z.string().min(1).default('127.0.0.1').describe('Address the server listens on; loopback only by default'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('PostgreSQL to use, as postgresql://user:password@host:port/database; the embedded database when unset'),
  HUB_DATA: z.string().min(1).default('./data').describe('Folder of the embedded database, and of the key that signs tokens when there is no HUB_ISSUER'),
  HUB_KEY: z
    .string()
    .optional()
    .describe('Master key that NIKs are under: 32 bytes in base64, as `hub keys new` prints them; while it is rotated, the key that it replaces after it. The file of HUB_KEY_FILE when unset'),
  HUB_KEY_FILE: z.string().min(1).optional().describe('File with the master key, written as in HUB_KEY; hub.key in HUB_DATA, made at the first start, when unset'),
  HUB_RETENTION_YEARS: z.coerce
    .number()
    .min(1)
    .max(100)
    .default(5)
    .describe('How many years after the fifth birthday the record of a child is kept with its name; then it is pseudonymised'),
  HUB_ISSUER: z
    .url({ protocol: /^https?$/ })
    .refine(isSafeIssuer, 'must be https, unless it is on this machine')
    .optional()
    .describe('OpenID Connect issuer whose access tokens are taken, exactly as it names itself; local mode when unset: the hub signs tokens itself, by hub token'),
  HUB_AUDIENCE: z.string().min(1).optional().describe('With HUB_ISSUER: what a token must name as its audience (aud) to be meant for this hub'),
  HUB_CLAIM_ROLE: claim(defaultClaimNames.role, 'the role'),
  HUB_CLAIM_AREAS: claim(defaultClaimNames.areas, 'the areas, as Kemendagri codes'),
  HUB_CLAIM_PARTNER: claim(defaultClaimNames.partner, 'the id of the partner, for role PARTNER'),
  HUB_CLOCK_SKEW_SECONDS: z.coerce.number().int().min(0).max(300).default(60).describe('With HUB_ISSUER: how many seconds its clock and the clock of the hub may be apart'),
  HUB_REGENCY: z
    .string()
    .regex(/^\d{2}\.\d{2}$/)
    .default('33.26')
    .describe('Kemendagri code of the regency whose districts and villages are loaded'),
  HUB_DEMO: flag.default(true).describe('1 adds synthetic demo data on the first start, 0 starts without'),
  HUB_POVERTY_DECILE: z.coerce
    .number()
    .int()
    .min(1)
    .max(10)
    .default(4)
    .describe('Families up to this welfare decile count as poor when causes of stunting are suggested'),
  HUB_ALERT_HAZ_FALL: z.coerce.number().min(0.1).max(3).default(defaultAlertThresholds.hazFall).describe('Alert WORSENING: by how many SD height-for-age falls'),
  HUB_ALERT_HAZ_FALL_MONTHS: months(12).default(defaultAlertThresholds.hazFallMonths).describe('Alert WORSENING: within how many calendar months it falls'),
  HUB_ALERT_NEWS_MONTHS: months(60).default(defaultAlertThresholds.newsMonths).describe('How many calendar months old a measurement may be to raise an alert'),
  HUB_ALERT_MISSED_MONTHS: months(12).default(defaultAlertThresholds.missedMonths).describe('Alert MISSED_WEIGHINGS: after how many full calendar months without a weighing'),
  HUB_ALERT_PREVALENCE_RISE: z.coerce
    .number()
    .min(1)
    .max(100)
    .default(defaultAlertThresholds.prevalenceRisePoints)
    .describe('Alert VILLAGE_PREVALENCE_RISE: by how many percentage points the stunting prevalence rises in three months'),
  HUB_ALERT_PREVALENCE_CHILDREN: z.coerce
    .number()
    .int()
    .min(1)
    .default(defaultAlertThresholds.prevalenceMinChildren)
    .describe('Alert VILLAGE_PREVALENCE_RISE: how many children must be measured in each of the two months'),
  HUB_ALERT_ESCALATION_HOURS: z.coerce
    .number()
    .positive()
    .max(8760)
    .default(defaultAlertThresholds.escalationHours)
    .describe('After how many hours a CRITICAL alert that nobody has acknowledged goes to the next level'),
  HUB_TIMEZONE: z.string().refine(isTimeZone, 'must be an IANA time zone, such as Asia/Jakarta').default('Asia/Jakarta').describe('IANA time zone that decides which calendar day is today'),
  HUB_BROKER: z
    .url({ protocol: /^(nats|tls)$/ })
    .optional()
    .describe('NATS server with JetStream that carries alerts between many instances, as nats://user:password@host:port (tls:// for TLS); the database alone when unset'),
  HUB_ALERT_EVENTS_DAYS: z.coerce.number().int().min(1).max(36_500).default(90).describe('How many days alert events are kept, so that a subscriber can resume after them; alerts are kept for good'),
  HUB_CONNECTIONS_PER_CLIENT: z.coerce.number().int().min(0).default(1_000).describe('Most WebSockets and event streams from one address; 0 for no limit, behind a proxy'),
  HUB_OPERATIONS_PER_CONNECTION: z.coerce.number().int().min(1).default(100).describe('Most operations at once on one WebSocket'),
  HUB_IDLE_MINUTES: z.coerce.number().positive().max(1440).default(10).describe('After how many minutes without any operation a WebSocket is closed'),
  HUB_INTROSPECTION: z.enum(['all', 'known', 'none']).default('all').describe('Who may ask for the schema: all, known (whoever shows a token; the default where NODE_ENV is production or HUB_ISSUER is set), none'),
  HUB_TRUSTED_ONLY: flag.default(false).describe('1 runs only the documents of HUB_TRUSTED_DOCUMENTS, by their ids, and serves no GraphiQL; 0 runs any document'),
  HUB_TRUSTED_DOCUMENTS: z.string().min(1).optional().describe("Persisted query manifest with the trusted documents; the hub's own operations when unset"),
  HUB_CORS_ORIGINS: list(isOrigin, 'origins such as https://dashboard.example').describe('Origins of the pages on other sites that may use the hub, with commas between them; none when empty'),
  HUB_ALLOWED_HOSTS: list(isHostName, 'host names without port').describe('Names that the hub is known by, with commas between them; on loopback beside localhost; elsewhere any name when empty'),
  HUB_TRUST_PROXY: list(isNetwork, 'addresses, networks (CIDR), loopback, linklocal or uniquelocal').describe('Proxies whose X-Forwarded-For tells the address of a client, with commas between them; none when empty'),
  HUB_TIMEOUT_SECONDS: z.coerce.number().min(0).max(3_600).default(30).describe('How long an operation may take; its statements are cancelled then; 0 for no limit'),
  HUB_REQUESTS_PER_ADDRESS: quota(6_000).describe('Most requests a minute from one address, operations on WebSockets among them; 0 for no limit'),
  HUB_OPERATIONS_PER_VIEWER: quota(3_000).describe('Most operations a minute of one viewer; 0 for no limit'),
  HUB_COST_PER_VIEWER: quota(1_000_000).describe('Most cost a minute of the operations of one viewer; 0 for no limit'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('warn')
    .describe('Least severe level that is logged'),
};

const schema = z.object(settings).superRefine(({ HUB_ISSUER, HUB_AUDIENCE }, context) => {
  if ((HUB_ISSUER === undefined) === (HUB_AUDIENCE === undefined)) return;
  const [missing, given] = HUB_ISSUER === undefined ? ['HUB_ISSUER', 'HUB_AUDIENCE'] : ['HUB_AUDIENCE', 'HUB_ISSUER'];
  context.addIssue({ code: 'custom', path: [missing], message: `required with ${given}` });
});

export type Config = z.infer<typeof schema>;
export type SettingName = keyof typeof settings;

/** A setting has a value that is not allowed. The message names each one, its problem and its meaning. */
export class ConfigError extends Error {}

/**
 * Reads the configuration from environment variables; an empty variable counts as unset.
 * @param defaults in the place of the settings' own.
 * @throws ConfigError naming every variable whose value is not allowed.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env, defaults: Partial<Record<SettingName, string>> = {}): Config {
  const isForReal = env.NODE_ENV === 'production' || (env.HUB_ISSUER ?? '') !== '';
  const own: typeof defaults = isForReal ? { HUB_INTROSPECTION: 'known', ...defaults } : defaults;
  const given = Object.fromEntries((Object.keys(settings) as SettingName[]).map((name) => [name, env[name] === '' || env[name] === undefined ? own[name] : env[name]]));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new ConfigError(
    result.error.issues
      .map((issue) => {
        const name = String(issue.path[0]);
        return `${name}: ${issue.message} (${settings[name as SettingName].description ?? ''})`;
      })
      .join('\n'),
  );
}

/** How far the clocks of whoever makes tokens and of the hub may be apart, in seconds: in local mode there is one clock. */
export function clockSkewOf({ HUB_ISSUER, HUB_CLOCK_SKEW_SECONDS }: Config): number {
  return HUB_ISSUER === undefined ? 0 : HUB_CLOCK_SKEW_SECONDS;
}

/** The thresholds of alerts as they are configured. */
export function alertThresholdsOf(config: Config): AlertThresholds {
  return {
    hazFall: config.HUB_ALERT_HAZ_FALL,
    hazFallMonths: config.HUB_ALERT_HAZ_FALL_MONTHS,
    newsMonths: config.HUB_ALERT_NEWS_MONTHS,
    missedMonths: config.HUB_ALERT_MISSED_MONTHS,
    prevalenceRisePoints: config.HUB_ALERT_PREVALENCE_RISE,
    prevalenceMinChildren: config.HUB_ALERT_PREVALENCE_CHILDREN,
    escalationHours: config.HUB_ALERT_ESCALATION_HOURS,
  };
}

/**
 * Makes sure that several processes can share the database.
 * @throws HubError POSTGRESQL_NEEDED for the embedded one.
 */
export function requirePostgresql({ DATABASE_URL }: Config, what: string): void {
  if (DATABASE_URL !== undefined) return;
  const why = 'the subgraphs share one database, and the embedded one belongs to one process';
  throw new HubError(`${what} needs PostgreSQL: ${why}. Set DATABASE_URL=postgresql://user:password@host:5432/database`, 'POSTGRESQL_NEEDED');
}

/** Each setting with the value in force and its meaning; passwords and keys are left out. */
export function describeConfig(config: Config): { name: SettingName; value: string; meaning: string }[] {
  return (Object.keys(settings) as SettingName[]).map((name) => ({
    name,
    value: shown(name, config),
    meaning: settings[name].description ?? '',
  }));
}

/** What may be seen of a setting. */
function shown(name: SettingName, config: Config): string {
  if (name === 'HUB_KEY') return config.HUB_KEY === undefined ? '' : '***';
  if (name === 'DATABASE_URL' || name === 'HUB_BROKER') return withoutPassword(config[name]);
  return String(config[name] ?? '');
}

function withoutPassword(url: string | undefined): string {
  if (url === undefined) return '';
  const shown = new URL(url);
  if (shown.password !== '') shown.password = '***';
  return shown.toString();
}
