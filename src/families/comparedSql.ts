/**
 * SQL of whether a person is compared with others to find one who is recorded twice: known by a name, with a birth date, and not registered
 * by mistake.
 * @param person alias of the row of `person`.
 */
export function comparedSql(person: string): string {
  return `${person}.born_on is not null and ${person}.pseudonymised_at is null and (${person}.gone_on is null or ${person}.gone_on > ${person}.born_on)`;
}
