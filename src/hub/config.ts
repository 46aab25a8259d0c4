import { isIP } from 'node:net';
import { z } from 'zod';
import { defaultClaimNames } from '../access/authentication/claims.ts';
import { defaultNikAttempts } from '../store/nik/NikVault.ts';
import { FaultyInput, HubError } from '../base/errors.ts';
import { message } from '../base/messages/index.ts';
import { problemOf, says } from '../base/zodMessages.ts';
import { dateFormat } from '../base/localeFormats.ts';
import { isLoopback } from '../base/loopback.ts';
import { defaultAlertThresholds, type AlertThresholds } from '../stunting/alertThresholds.ts';

const flag = z.enum(['0', '1']).transform((value) => value === '1');

function isTimeZone(name: string): boolean {
  try {
    dateFormat(name);
    return true;
  } catch {
    return false;
  }
}

/** A list of texts, separated by commas. */
function list(fits: (item: string) => boolean, what: 'origins' | 'hosts' | 'networks') {
  return z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== ''),
    )
    .refine((items) => items.every(fits), says('cli.settingList', { what }));
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

/** Quota of a client per minute; 0 for no limit. */
function quota(byDefault: number) {
  return z.coerce.number().int().min(0).default(byDefault);
}

function months(most: number) {
  return z.coerce.number().int().min(1).max(most);
}

/** Keys fetched over plain http can be replaced in transit; on loopback they cannot. */
function isSafeIssuer(text: string): boolean {
  // Already reported.
  if (!URL.canParse(text)) return true;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || isLoopback(hostname);
}

function claim(name: string, what: string) {
  return z.string().min(1).default(name).describe(`With HUB_ISSUER: claim of a token that holds ${what}`);
}

/** Every setting of the hub: its environment variable, allowed values, default and meaning. */
const settings = {
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000).describe('TCP port of the server; 0 for a free port'),
  HOST: z.string().min(1).default('127.0.0.1').describe('Address the server listens on; loopback only by default'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('PostgreSQL to use, as postgresql://user:password@host:port/database; the embedded database when unset'),
  HUB_DATA: z
    .string()
    .min(1)
    .default('./data')
    .describe('Folder of the embedded database, and of the key that signs tokens without HUB_ISSUER'),
  HUB_KEY: z
    .string()
    .optional()
    .describe(
      'Master key that encrypts NIKs: 32 bytes in base64, as `hub keys new` prints them; during a rotation, followed by the key that it replaces. The file of HUB_KEY_FILE when unset',
    ),
  HUB_KEY_FILE: z
    .string()
    .min(1)
    .optional()
    .describe('File with the master key, in the format of HUB_KEY; when unset, hub.key in HUB_DATA, created at the first start'),
  HUB_IMPORT_BYTES: z.coerce.number().int().min(1).default(200_000_000).describe('Largest file that PUT /imports takes, in bytes'),
  HUB_RETENTION_YEARS: z.coerce
    .number()
    .min(1)
    .max(100)
    .default(5)
    .describe('Years after the fifth birthday for which the record of a child keeps its name; then it is pseudonymised'),
  HUB_NIK_ATTEMPTS_PER_DAY: z.coerce
    .number()
    .int()
    .min(0)
    .default(defaultNikAttempts)
    .describe(
      'Highest number of NIKs in refused calls, and of changes of a NIK, per viewer and day; then further calls with a NIK are refused; 0 for no limit',
    ),
  HUB_ISSUER: z
    .url({ protocol: /^https?$/ })
    .refine(isSafeIssuer, says('cli.settingHttps'))
    .optional()
    .describe(
      'OpenID Connect issuer whose access tokens the hub accepts, exactly as in its tokens; local mode when unset: `hub token` signs the tokens',
    ),
  HUB_AUDIENCE: z.string().min(1).optional().describe('With HUB_ISSUER: audience (aud) that a token must have for this hub'),
  HUB_CLAIM_ROLE: claim(defaultClaimNames.role, 'the role'),
  HUB_CLAIM_AREAS: claim(defaultClaimNames.areas, 'the areas, as Kemendagri codes'),
  HUB_CLAIM_PARTNER: claim(defaultClaimNames.partner, 'the id of the partner, for role PARTNER'),
  HUB_CLOCK_SKEW_SECONDS: z.coerce
    .number()
    .int()
    .min(0)
    .max(300)
    .default(60)
    .describe('With HUB_ISSUER: largest difference between its clock and the clock of the hub, in seconds'),
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
  HUB_ALERT_HAZ_FALL: z.coerce
    .number()
    .min(0.1)
    .max(3)
    .default(defaultAlertThresholds.hazFall)
    .describe('Alert WORSENING: fall of height-for-age, in SD'),
  HUB_ALERT_HAZ_FALL_MONTHS: months(12)
    .default(defaultAlertThresholds.hazFallMonths)
    .describe('Alert WORSENING: calendar months within which it falls'),
  HUB_ALERT_NEWS_MONTHS: months(60)
    .default(defaultAlertThresholds.recentMonths)
    .describe('Highest age of a measurement that raises an alert, in calendar months'),
  HUB_ALERT_MISSED_MONTHS: months(12)
    .default(defaultAlertThresholds.missedMonths)
    .describe('Alert MISSED_WEIGHINGS: number of full calendar months without a weighing'),
  HUB_ALERT_PREVALENCE_RISE: z.coerce
    .number()
    .min(1)
    .max(100)
    .default(defaultAlertThresholds.prevalenceRisePoints)
    .describe('Alert VILLAGE_PREVALENCE_RISE: rise of the stunting prevalence in three months, in percentage points'),
  HUB_ALERT_PREVALENCE_CHILDREN: z.coerce
    .number()
    .int()
    .min(1)
    .default(defaultAlertThresholds.prevalenceMinChildren)
    .describe('Alert VILLAGE_PREVALENCE_RISE: least number of children measured in each of the two months'),
  HUB_ALERT_ESCALATION_HOURS: z.coerce
    .number()
    .positive()
    .max(8760)
    .default(defaultAlertThresholds.escalationHours)
    .describe('Hours after which an unacknowledged CRITICAL alert is escalated to the next level'),
  HUB_TIMEZONE: z
    .string()
    .refine(isTimeZone, says('cli.settingTimeZone'))
    .default('Asia/Jakarta')
    .describe('IANA time zone that decides which calendar day is today'),
  HUB_BROKER: z
    .url({ protocol: /^(nats|tls)$/ })
    .optional()
    .describe(
      'NATS server with JetStream that carries alerts between many instances, as nats://user:password@host:port (tls:// for TLS); the database alone when unset',
    ),
  HUB_ALERT_EVENTS_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .max(36_500)
    .default(90)
    .describe('Days for which alert events are kept, so that a subscriber can resume after them; alerts are kept permanently'),
  HUB_CONNECTIONS_PER_CLIENT: z.coerce
    .number()
    .int()
    .min(0)
    .default(1_000)
    .describe('Highest number of WebSockets and event streams from one address; 0 for no limit, behind a proxy'),
  HUB_OPERATIONS_PER_CONNECTION: z.coerce
    .number()
    .int()
    .min(1)
    .default(100)
    .describe('Highest number of concurrent operations on one WebSocket'),
  HUB_IDLE_MINUTES: z.coerce
    .number()
    .positive()
    .max(1440)
    .default(10)
    .describe('Minutes without an operation after which a WebSocket is closed'),
  HUB_INTROSPECTION: z
    .enum(['all', 'known', 'none'])
    .default('all')
    .describe(
      'Who may introspect the schema: all, known (requests with a token; the default if NODE_ENV is production or HUB_ISSUER is set), none',
    ),
  HUB_TRUSTED_ONLY: flag
    .default(false)
    .describe('1 runs only the documents of HUB_TRUSTED_DOCUMENTS, by their ids, and serves no GraphiQL; 0 runs any document'),
  HUB_TRUSTED_DOCUMENTS: z
    .string()
    .min(1)
    .optional()
    .describe("Persisted query manifest with the trusted documents; the hub's own operations when unset"),
  HUB_CORS_ORIGINS: list(isOrigin, 'origins').describe(
    'Origins of pages on other sites that may use the hub (CORS), separated by commas; none when empty',
  ),
  HUB_ALLOWED_HOSTS: list(isHostName, 'hosts').describe(
    'Host names of the hub, separated by commas; on loopback in addition to localhost; elsewhere any name when empty',
  ),
  HUB_TRUST_PROXY: list(isNetwork, 'networks').describe(
    'Proxies whose X-Forwarded-For gives the address of a client, separated by commas; none when empty',
  ),
  HUB_TIMEOUT_SECONDS: z.coerce
    .number()
    .min(0)
    .max(3_600)
    .default(30)
    .describe('Seconds that an operation may take; then its statements are cancelled; 0 for no limit'),
  HUB_REQUESTS_PER_ADDRESS: quota(6_000).describe(
    'Highest number of requests per minute from one address, including operations on WebSockets; 0 for no limit',
  ),
  HUB_OPERATIONS_PER_VIEWER: quota(3_000).describe('Highest number of operations per minute of one viewer; 0 for no limit'),
  HUB_COST_PER_VIEWER: quota(1_000_000).describe('Highest total cost per minute of the operations of one viewer; 0 for no limit'),
  HUB_HEAVY_COST: z.coerce.number().int().min(1).default(1_000).describe('Estimated cost from which an operation counts as heavy'),
  HUB_HEAVY_OPERATIONS: z.coerce
    .number()
    .int()
    .min(0)
    .default(4)
    .describe('Highest number of concurrent heavy operations; others wait; 0 for no limit'),
  HUB_HEAVY_WAITING: z.coerce
    .number()
    .int()
    .min(0)
    .default(100)
    .describe(
      'Highest number of waiting heavy operations, at most half of them of one viewer or of all anonymous viewers; others get OVERLOADED',
    ),
  HUB_ANSWER_OBJECTS: z.coerce.number().int().min(1_000).default(100_000).describe('Highest number of objects in one answer'),
  HUB_ANSWER_BYTES: z.coerce.number().int().min(100_000).default(20_000_000).describe('Highest number of bytes in one answer'),
  HUB_READ_ROWS: z.coerce.number().int().min(10_000).default(500_000).describe('Highest number of rows that one operation may read'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('warn')
    .describe('Least severe level that is logged'),
};

const schema = z.object(settings).superRefine(({ HUB_ISSUER, HUB_AUDIENCE }, context) => {
  if ((HUB_ISSUER === undefined) === (HUB_AUDIENCE === undefined)) return;
  const [missing, given] = HUB_ISSUER === undefined ? ['HUB_ISSUER', 'HUB_AUDIENCE'] : ['HUB_AUDIENCE', 'HUB_ISSUER'];
  context.addIssue({ code: 'custom', path: [missing], ...says('cli.settingWith', { given }) });
});

export type Config = z.infer<typeof schema>;
export type SettingName = keyof typeof settings;

/** A setting has a value that is not allowed. The message names each one, its problem and its meaning. */
export class ConfigError extends FaultyInput {}

/**
 * Reads the configuration from environment variables; an empty variable counts as unset.
 * @param defaults override the defaults of the settings.
 * @throws ConfigError naming every variable whose value is not allowed.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env, defaults: Partial<Record<SettingName, string>> = {}): Config {
  const isForReal = env.NODE_ENV === 'production' || (env.HUB_ISSUER ?? '') !== '';
  const own: typeof defaults = isForReal ? { HUB_INTROSPECTION: 'known', ...defaults } : defaults;
  const given = Object.fromEntries(
    (Object.keys(settings) as SettingName[]).map((name) => [name, env[name] === '' || env[name] === undefined ? own[name] : env[name]]),
  );
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new ConfigError(
    result.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      const meaning = settings[name as SettingName].description ?? '';
      return message('cli.setting', { name, problem: problemOf(issue), meaning });
    }),
  );
}

/** The configured thresholds of alerts. */
export function alertThresholdsOf(config: Config): AlertThresholds {
  return {
    hazFall: config.HUB_ALERT_HAZ_FALL,
    hazFallMonths: config.HUB_ALERT_HAZ_FALL_MONTHS,
    recentMonths: config.HUB_ALERT_NEWS_MONTHS,
    missedMonths: config.HUB_ALERT_MISSED_MONTHS,
    prevalenceRisePoints: config.HUB_ALERT_PREVALENCE_RISE,
    prevalenceMinChildren: config.HUB_ALERT_PREVALENCE_CHILDREN,
    escalationHours: config.HUB_ALERT_ESCALATION_HOURS,
  };
}

/**
 * Checks that several processes can share the database.
 * @throws HubError POSTGRESQL_NEEDED for the embedded one.
 */
export function requirePostgresql({ DATABASE_URL }: Config, what: string): void {
  if (DATABASE_URL !== undefined) return;
  throw new HubError(message('cli.postgresqlNeeded', { what }), 'POSTGRESQL_NEEDED');
}

/** Each setting with its current value and its meaning; passwords and keys are left out. */
export function describeConfig(config: Config): { name: SettingName; value: string; meaning: string }[] {
  return (Object.keys(settings) as SettingName[]).map((name) => ({
    name,
    value: shown(name, config),
    meaning: settings[name].description ?? '',
  }));
}

/** The value of a setting without secrets. */
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
