/** SQL condition that a period with a first day and an optional last day covers a day. */
function covers(from: string, to: string, day: string): string {
  return `(${from} <= ${day} and (${to} is null or ${to} >= ${day}))`;
}

/** SQL condition that a program `pr` runs on a day. */
export function runs(day: string): string {
  return covers('pr.starts_on', 'pr.ends_on', day);
}

/** SQL condition that a program works in the village of `vp` on a day. */
export function isActiveSql(day: string): string {
  return covers('vp.since', 'vp.until', day);
}

/** SQL condition that the family of an enrolment `e` is in the program on a day. */
export function isEnrolledSql(day: string): string {
  return covers('e.enrolled_on', 'e.ended_on', day);
}
