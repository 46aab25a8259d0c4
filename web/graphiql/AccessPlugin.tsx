import { Button, useGraphiQLActions, type GraphiQLPlugin } from '@graphiql/react';
import { useState, type FormEvent } from 'react';
import { keepToken, tokenIn, useToken } from './token.ts';

/** Where a viewer's token is entered and forgotten. */
function Access() {
  const token = useToken();
  const { introspect } = useGraphiQLActions();
  const [problem, setProblem] = useState('');

  /** Another viewer may be shown another schema. */
  function use(next: string | null) {
    keepToken(next);
    setProblem('');
    void introspect();
  }

  function enter(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const entered = tokenIn(String(new FormData(form).get('token') ?? ''));
    if (entered === null) return setProblem('This is no token: it is one word of letters, digits and - . _ ~ + / =');
    form.reset();
    use(entered);
  }

  return (
    <section className="access" aria-label="Access">
      <h2>Access</h2>
      <p role="status">
        {token === null
          ? 'No token: requests are sent without one.'
          : 'Your requests, subscriptions and downloads are sent with your token.'}
      </p>
      <form onSubmit={enter} autoComplete="off">
        <label>
          Access token
          <input
            name="token"
            type="password"
            spellCheck={false}
            autoComplete="off"
            placeholder={token === null ? 'paste it here' : 'paste another to replace it'}
          />
        </label>
        {problem !== '' && <p role="alert">{problem}</p>}
        <Button type="submit">Use token</Button>
        {token !== null && (
          <Button type="button" onClick={() => use(null)}>
            Forget token
          </Button>
        )}
      </form>
      <p>
        <small>
          It is kept for this browser tab only, and gone when you close the tab or press <em>Forget token</em>. It is sent as the{' '}
          <code>Authorization</code> header, never in an address. Running subscriptions keep the token they started with.
        </small>
      </p>
    </section>
  );
}

function KeyIcon() {
  return (
    <svg viewBox="0 0 24 24" height="1em" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <circle cx="8" cy="15" r="4" />
      <path d="m11 12 8-8m-3 3 3 3" />
    </svg>
  );
}

/** Lets a viewer who has a token say so. */
export const accessPlugin: GraphiQLPlugin = { title: 'Access', icon: KeyIcon, content: Access };
