import { expect, it } from 'vitest';
import { describeConfig, readConfig } from '../../src/hub/config.ts';
import { runHub } from '../support/hubProcess.ts';
import { testKey } from '../support/testKey.ts';

it('`hub config` lists every setting with the value in force and its meaning, and hides the password', async () => {
  const settings = { PORT: '4100', HUB_KEY: testKey, DATABASE_URL: 'postgresql://hub:secret@db.example:5432/hub' };
  const { code, stdout, stderr } = await runHub(['config'], settings);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toBe(
    describeConfig(readConfig(settings))
      .map(({ name, value, meaning }) => `${name}=${value}\n    ${meaning}\n`)
      .join(''),
  );
  for (const line of [
    'PORT=4100',
    'HOST=127.0.0.1',
    'DATABASE_URL=postgresql://hub:***@db.example:5432/hub',
    'HUB_KEY=***',
    'HUB_DATA=./data',
    'HUB_REGENCY=33.26',
    'LOG_LEVEL=warn',
  ]) {
    expect(stdout.split('\n')).toContain(line);
  }
  expect(stdout).not.toContain('secret');
});

it('a value that is not allowed stops any command with one line that names the variable', async () => {
  const answers = await Promise.all([
    runHub(['serve'], { PORT: 'abc' }),
    runHub(['seed'], { HUB_REGENCY: 'Pekalongan' }),
    runHub(['config'], { DATABASE_URL: 'mysql://localhost/hub' }),
  ]);
  for (const [answer, name] of answers.map((each, n) => [each, ['PORT', 'HUB_REGENCY', 'DATABASE_URL'][n]] as const)) {
    expect(answer).toMatchObject({ code: 1, stdout: '' });
    expect(answer.stderr).toMatch(new RegExp(`^${name ?? ''}: .+\n$`));
  }
});
