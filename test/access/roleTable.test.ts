import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { mustBeNamed, roleScopes } from '../../src/access/roleScopes.ts';
import { Role, Scope } from '../../src/access/viewer.ts';

it('docs/access.md shows the scopes of each role as the code has them', () => {
  const text = readFileSync(new URL('../../docs/access.md', import.meta.url), 'utf8');
  const rows = text
    .split('\n')
    .filter((line) => line.startsWith('| scope |') || /^\| `\w+:\w+` \|/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const [head = [], ...scopes] = rows;
  // Nobody without a token has any.
  const roles = Object.values(Role).filter((role) => roleScopes[role].length > 0);
  expect(roleScopes[Role.ANONYMOUS]).toEqual([]);
  expect(head).toEqual(['scope', ...roles]);
  const cellOf = (role: Role, scope: Scope) => (!roleScopes[role].includes(scope) ? '' : mustBeNamed.includes(scope) ? 'named' : 'x');
  expect(scopes).toEqual(Object.values(Scope).map((scope) => [`\`${scope}\``, ...roles.map((role) => cellOf(role, scope))]));
});
