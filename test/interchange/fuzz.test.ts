import { expect, it } from 'vitest';
import { everyDamage, everyDamagedWorkbook, everyLayout, everyWorkbook } from './fuzzProperties.ts';

it('a file in any layout has right scores in every row, or is refused with the option that decides', async () => {
  const { scored, refused } = await everyLayout(150);
  // Most layouts can mean one thing only.
  expect(scored).toBeGreaterThan(refused);
});

it('a workbook in any layout, too', async () => {
  const { scored, refused } = await everyWorkbook(40);
  expect(scored).toBeGreaterThan(refused);
});

it('a damaged file is refused, or read without a score from another column', async () => {
  expect((await everyDamage(150)).scored).toBeGreaterThan(15);
});

it('a damaged workbook is refused, or no score in it is wrong', async () => {
  expect((await everyDamagedWorkbook(60)).refused).toBeGreaterThan(8);
});
