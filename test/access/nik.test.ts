import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { keySourceOf } from '../../src/store/nik/keySource.ts';
import { maskNik, WholeNik } from '../../src/base/maskNik.ts';
import { keyIdOf, NikKey } from '../../src/store/nik/NikKey.ts';
import { nikDifferences, nikProblem } from '../../src/access/nik/nikStructure.ts';
import { render } from '../../src/base/messages/index.ts';
import { testKey } from '../support/testKey.ts';

const nik = '3326991204240001';
const ayu = '0197a000-0000-7000-8000-000000000001';
const budi = '0197a000-0000-7000-8000-000000000002';

describe('A sealed NIK', () => {
  const key = new NikKey(Buffer.from(testKey, 'base64'));
  const other = new NikKey(Buffer.alloc(32, 7));

  it('opens for the person it was sealed for, and says which key it takes', () => {
    const { sealed, mask } = key.seal(ayu, nik);
    expect(key.open(ayu, sealed)).toBe(nik);
    expect(keyIdOf(sealed)).toBe(key.id);
    expect(mask).toBe('3326**********01');
  });

  it('does not open for another person, with another key, or when a bit of it is another', () => {
    const { sealed } = key.seal(ayu, nik);
    expect(() => key.open(budi, sealed)).toThrow();
    expect(() => other.open(ayu, sealed)).toThrow();
    for (const place of [10, 22, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(place) ^ 1, place);
      expect(() => key.open(ayu, changed)).toThrow();
    }
  });

  it('is another one each time, while its hash is the same for one key and another for another', () => {
    const [first, second] = [key.seal(ayu, nik), key.seal(ayu, nik)];
    expect(first.sealed).not.toEqual(second.sealed);
    expect(first.hash).toEqual(second.hash);
    expect(first.hash).not.toEqual(other.hash(nik));
    expect(first.hash).not.toEqual(key.hash('3326991204240002'));
  });

  it('gets out of an object only by the scalar: anything else gets the mask', () => {
    const whole = new WholeNik(nik);
    expect([String(whole), JSON.stringify({ whole }), Object.values(whole)]).toEqual([maskNik(nik), `{"whole":"${maskNik(nik)}"}`, []]);
    expect(whole.reveal()).toBe(nik);
  });
});

describe('A NIK', () => {
  test.each([
    ['of a man', '3326161204900001', null],
    ['of a woman: 40 more in the day', '3326165204900001', null],
    ['of a province that is no longer one', '5401011204700001', null],
    ['of the last day of a month', '3326167112990009', null],
    ['too short', '332616120490001', 'not 16 digits'],
    ['with a letter', '33261612049000O1', 'not 16 digits'],
    ['of no province', '3726161204900001', 'digits 1 and 2 are not the code of a province'],
    ['of no regency', '3300161204900001', 'digits 3 and 4 are not the code of a regency'],
    ['of no district', '3326001204900001', 'digits 5 and 6 are not the code of a district'],
    ['of day 0', '3326160004900001', 'digits 7 and 8 are not a day of birth'],
    ['of day 32', '3326163204900001', 'digits 7 and 8 are not a day of birth'],
    ['of day 40, which is 0 of a woman', '3326164004900001', 'digits 7 and 8 are not a day of birth'],
    ['of day 72', '3326167204900001', 'digits 7 and 8 are not a day of birth'],
    ['of 29 February', '3326162902000001', null],
    ['of 30 February', '3326167002900001', 'digits 7 to 10 are not a day of a month'],
    ['of 31 June', '3326163106900001', 'digits 7 to 10 are not a day of a month'],
    ['of month 13', '3326161213900001', 'digits 9 and 10 are not a month of birth'],
    ['without a serial number', '3326161204900000', 'digits 13 to 16 are not a serial number'],
  ])('%s: %s', (_name, text, problem) => {
    const found = nikProblem(text);
    expect(found === null ? null : render(found, 'en')).toBe(problem);
  });

  test.each([
    ['agrees', '3326165204900001', 'FEMALE', '1990-04-12', []],
    ['agrees with a birth date that nobody knows', '3326165204900001', 'FEMALE', null, []],
    ['is of another day', '3326165204900001', 'FEMALE', '1990-04-13', ['BIRTH_DATE']],
    ['is of the other sex', '3326165204900001', 'MALE', '1990-04-12', ['SEX']],
    ['is of neither', '3326161204900001', 'FEMALE', '1991-04-12', ['BIRTH_DATE', 'SEX']],
  ])('%s with what is recorded', (_name, text, sex, bornOn, differences) =>
    expect(nikDifferences(text, { sex, bornOn })).toEqual(differences),
  );

  it("may be of each of the country's provinces", async () => {
    const file = join(dirname(createRequire(import.meta.url).resolve('idn-area-data/package.json')), 'data', 'provinces.csv');
    const codes = (await readFile(file, 'utf8'))
      .split('\n')
      .slice(1)
      .flatMap((line) => /^"?(\d\d)"?,/.exec(line)?.[1] ?? []);
    expect(codes).toHaveLength(38);
    expect(codes.filter((code) => nikProblem(`${code}26161204900001`) !== null)).toEqual([]);
  });
});

describe('The master key', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'hub-key-'))));
  afterEach(() => rm(folder, { recursive: true }));

  it('comes from HUB_KEY, else from HUB_KEY_FILE, else from the data folder', async () => {
    const file = join(folder, 'own');
    await writeFile(file, `${Buffer.alloc(32, 1).toString('base64')}\n${testKey}\n`);
    expect(keySourceOf({ HUB_KEY: testKey, HUB_KEY_FILE: file, HUB_DATA: folder }).read()).toEqual([Buffer.from(testKey, 'base64')]);
    expect(keySourceOf({ HUB_KEY_FILE: file, HUB_DATA: folder }).read()).toEqual([Buffer.alloc(32, 1), Buffer.from(testKey, 'base64')]);
    expect(keySourceOf({ HUB_DATA: folder }).read()).toBeNull();
  });

  it('that the hub makes is for its user alone, and the same for all who make one at once', async () => {
    const module = new URL('../../src/store/nik/keySource.ts', import.meta.url).href;
    const script = `const { keySourceOf } = await import(${JSON.stringify(module)}); process.stdout.write(keySourceOf({ HUB_DATA: process.argv[1] }).make()[0].toString('hex'))`;
    const run = promisify(execFile);
    const made = await Promise.all(
      Array.from({ length: 6 }, () =>
        run(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, join(folder, 'data')]),
      ),
    );
    const [key] = keySourceOf({ HUB_DATA: join(folder, 'data') }).read() ?? [];
    expect(new Set(made.map(({ stdout }) => stdout))).toEqual(new Set([key?.toString('hex')]));
    expect((await stat(join(folder, 'data', 'hub.key'))).mode & 0o777).toBe(0o600);
  });

  it.each(['', 'short', `${testKey}x`, Buffer.alloc(31).toString('base64')])(
    'is refused where it is none, and not repeated: %j',
    (text) => {
      const read = () => keySourceOf({ HUB_KEY: text, HUB_DATA: folder }).read();
      expect(read).toThrow(expect.objectContaining({ code: 'NIK_KEY_INVALID' }) as Error);
      expect(read).not.toThrow(text === '' ? '  ' : text);
    },
  );

  it('is refused where its file is not there', () => {
    expect(() => keySourceOf({ HUB_KEY_FILE: join(folder, 'nothing'), HUB_DATA: folder }).read()).toThrow('HUB_KEY_FILE: no such file');
  });
});
