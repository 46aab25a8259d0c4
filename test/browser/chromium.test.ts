import { expect, test } from 'vitest';
import { findChromium } from './chromium.ts';

test('Without a browser the tests say what to install', () => {
  expect(() => findChromium({ PATH: '/nowhere' })).toThrow('install it (Debian: apt-get install chromium) or set CHROMIUM_PATH');
});

test('A browser that is named must be there', () => {
  expect(() => findChromium({ PATH: process.env.PATH, CHROMIUM_PATH: '/nowhere/chromium' })).toThrow(
    '/nowhere/chromium, which is no program',
  );
});

test('A browser that is named comes before that of the PATH', () => {
  expect(findChromium({ PATH: process.env.PATH, CHROMIUM_PATH: process.execPath })).toBe(process.execPath);
});
