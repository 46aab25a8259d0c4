import { z } from 'zod';

const flag = z.enum(['0', '1']).transform((value) => value === '1');

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Every setting of the hub: its environment variable, what is allowed, its default and what it means. */
const settings = {
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000).describe('TCP port of the server; 0 takes a free one'),
  HOST: z.string().min(1).default('127.0.0.1').describe('Address the server listens on; loopback only by default'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('PostgreSQL to use, as postgresql://user:password@host:port/database; the embedded database when unset'),
  HUB_DATA: z.string().min(1).default('./data').describe('Folder of the embedded database'),
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
  HUB_TIMEZONE: z.string().refine(isTimeZone, 'must be an IANA time zone, such as Asia/Jakarta').default('Asia/Jakarta').describe('IANA time zone that decides which calendar day is today'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('warn')
    .describe('Least severe level that is logged'),
};

const schema = z.object(settings);

export type Config = z.infer<typeof schema>;
export type SettingName = keyof typeof settings;

/** A setting has a value that is not allowed. The message names each one, its problem and its meaning. */
export class ConfigError extends Error {}

/**
 * Reads the configuration from environment variables; an empty variable counts as unset.
 * @throws ConfigError naming every variable whose value is not allowed.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.keys(settings).map((name) => [name, env[name] === '' ? undefined : env[name]]));
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

/** Each setting with the value in force and its meaning; the password of DATABASE_URL is left out. */
export function describeConfig(config: Config): { name: SettingName; value: string; meaning: string }[] {
  return (Object.keys(settings) as SettingName[]).map((name) => ({
    name,
    value: name === 'DATABASE_URL' ? withoutPassword(config.DATABASE_URL) : String(config[name]),
    meaning: settings[name].description ?? '',
  }));
}

function withoutPassword(url: string | undefined): string {
  if (url === undefined) return '';
  const shown = new URL(url);
  if (shown.password !== '') shown.password = '***';
  return shown.toString();
}
