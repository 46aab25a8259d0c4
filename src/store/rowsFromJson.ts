/** SQL of rows given as a JSON array of objects. @param types SQL type of each member. @returns for a `from`, with the alias `r`. */
export function rowsFromJson(parameter: string, types: Readonly<Record<string, string>>): string {
  const typed = Object.entries(types).map(([name, type]) => `"${name}" ${type}`);
  return `json_to_recordset(${parameter}::json) as r (${typed.join(', ')})`;
}
