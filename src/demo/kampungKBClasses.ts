/** How many of the 285 Kampung KB held each class at the launch of 30 July 2024 (the regency's announcement). */
const launched = [
  ['BERKELANJUTAN', 12],
  ['MANDIRI', 7],
  ['BERKEMBANG', 22],
  ['DASAR', 244],
] as const;

/** A class for each of so many villages: the launch's totals for 285, its proportions for another number. */
export function kampungKBClasses(villages: number): string[] {
  const classes = launched.flatMap(([name, count]) => Array.from({ length: Math.round((count * villages) / 285) }, () => name as string));
  return Array.from({ length: villages }, (_, index) => classes[index] ?? 'DASAR');
}
