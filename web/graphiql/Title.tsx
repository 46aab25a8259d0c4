import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect } from 'react';

/** The name of the page. Rendered inside GraphiQL, so it is also where the page's own effects on it live. */
export function Title() {
  useSystemTheme();
  return 'Kampung KB data hub';
}

/** GraphiQL's editors take the system's theme when it starts; this lets them follow when it changes, at dusk. */
function useSystemTheme(): void {
  const { setTheme } = useGraphiQLActions();
  const chosen = useGraphiQL((state) => state.theme);
  useEffect(() => {
    if (chosen !== null) return;
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const follow = () => setTheme(null);
    dark.addEventListener('change', follow);
    return () => dark.removeEventListener('change', follow);
  }, [chosen, setTheme]);
}
