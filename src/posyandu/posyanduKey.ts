/** Words that only say what it is. */
const titles = new Set(['posyandu', 'pos', 'yandu', 'psy', 'pyd']);

const roman: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };

/**
 * A name of a posyandu as it is compared: without "posyandu", case, accents and marks, with numbers in digits. "POSYANDU MELATI 1",
 * "Melati I" and "melati-01" are one name. Practice: the ways in which files of one district write the names of one village.
 * @returns an empty text for a name that names nothing, such as "-" or "Posyandu".
 */
export function posyanduKey(name: string): string {
  return (
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      // A number that is written to a word is a word of its own.
      .split(/[^a-z0-9]+|(?<=[a-z])(?=[0-9])|(?<=[0-9])(?=[a-z])/)
      .filter((word) => word !== '' && !titles.has(word))
      .map((word) => (/^[0-9]+$/.test(word) ? word.replace(/^0+(?=.)/, '') : isRoman(word) ? String(numberOf(word)) : word))
      .join(' ')
      .replace(/(?<=[a-z]) (?=[a-z])/g, '')
  );
}

/** From 1 to 39: more a village never has. */
function isRoman(word: string): boolean {
  return word !== '' && /^x{0,3}(ix|iv|v?i{0,3})$/.test(word);
}

function numberOf(word: string): number {
  const values = [...word].map((letter) => roman[letter] ?? 0);
  return values.reduce((sum, value, place) => sum + (value < (values[place + 1] ?? 0) ? -value : value), 0);
}
