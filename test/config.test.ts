import { describe, expect, it } from 'vitest';
import { ConfigError, describeConfig, readConfig } from '../src/hub/config.ts';

function refusal(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  throw new Error(`${JSON.stringify(env)} was accepted`);
}

describe('the configuration', () => {
  it("tells the schema to everybody on a machine of one's own, and to those who are known where others sign in", () => {
    expect(readConfig({}).HUB_INTROSPECTION).toBe('all');
    expect(readConfig({ NODE_ENV: 'production' }).HUB_INTROSPECTION).toBe('known');
    expect(readConfig({ HUB_ISSUER: 'https://login.example', HUB_AUDIENCE: 'hub' }).HUB_INTROSPECTION).toBe('known');
    expect(readConfig({ HUB_ISSUER: 'https://login.example', HUB_AUDIENCE: 'hub', HUB_INTROSPECTION: 'none' }).HUB_INTROSPECTION).toBe(
      'none',
    );
  });

  it('needs no variable: everything has a default that works', () => {
    expect(readConfig({})).toMatchObject({
      PORT: 4000,
      HOST: '127.0.0.1',
      HUB_DATA: './data',
      HUB_REGENCY: '33.26',
      HUB_DEMO: true,
      HUB_TIMEZONE: 'Asia/Jakarta',
      LOG_LEVEL: 'warn',
    });
  });

  it('takes an empty variable as unset', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '', HUB_DEMO: '' })).toEqual(readConfig({}));
  });

  it('reads each variable', () => {
    const read = readConfig({
      PORT: '0',
      HUB_DEMO: '0',
      DATABASE_URL: 'postgres://db.example/hub',
      HUB_REGENCY: '33.25',
      LOG_LEVEL: 'debug',
    });
    expect(read).toMatchObject({
      PORT: 0,
      HUB_DEMO: false,
      DATABASE_URL: 'postgres://db.example/hub',
      HUB_REGENCY: '33.25',
      LOG_LEVEL: 'debug',
    });
  });

  it.each([
    ['PORT', 'abc'],
    ['HUB_TIMEZONE', 'Mars/Olympus'],
    ['PORT', '70000'],
    ['HUB_ISSUER', 'login.example'],
    ['HUB_ISSUER', 'http://login.example'],
    ['HUB_CLOCK_SKEW_SECONDS', '301'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['DATABASE_URL', 'mysql://db.example/hub'],
    ['DATABASE_URL', 'hub'],
    ['HUB_REGENCY', '3326'],
    ['HUB_DEMO', 'yes'],
    ['LOG_LEVEL', 'loud'],
    ['HUB_BROKER', 'redis://broker.example'],
    ['HUB_ALERT_EVENTS_DAYS', '0'],
    ['HUB_CONNECTIONS_PER_CLIENT', '-1'],
    ['HUB_OPERATIONS_PER_CONNECTION', '0'],
    ['HUB_IDLE_MINUTES', '0'],
  ])('refuses %s=%s and names the variable and its meaning', (name, value) => {
    const meaning = describeConfig(readConfig({})).find((setting) => setting.name === name)?.meaning ?? '';
    expect(refusal({ [name]: value })).toMatch(new RegExp(`^${name}: .+`));
    expect(refusal({ [name]: value })).toContain(meaning);
  });

  it('names every variable that is wrong, each on a line', () => {
    expect(
      refusal({ PORT: 'abc', HUB_DEMO: '2' })
        .split('\n')
        .map((line) => line.split(':')[0]),
    ).toEqual(['PORT', 'HUB_DEMO']);
  });

  it('is described with the values in force and without the password', () => {
    const described = describeConfig(
      readConfig({
        DATABASE_URL: 'postgresql://hub:secret@db.example:5432/hub',
        HUB_BROKER: 'nats://hub:secret@broker.example:4222',
        PORT: '4100',
      }),
    );
    expect(described.find(({ name }) => name === 'HUB_BROKER')?.value).toBe('nats://hub:***@broker.example:4222');
    expect(described.find(({ name }) => name === 'DATABASE_URL')?.value).toBe('postgresql://hub:***@db.example:5432/hub');
    expect(described.find(({ name }) => name === 'PORT')?.value).toBe('4100');
    expect(described.every(({ meaning }) => meaning.length > 10)).toBe(true);
  });
});
