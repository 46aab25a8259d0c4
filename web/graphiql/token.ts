import { useSyncExternalStore } from 'react';

/** Name under which the browser keeps it: for this tab, until the tab is closed. */
const key = 'kampung-kb-hub:token';
const listeners = new Set<() => void>();

/** The access token that was entered in this tab; null when there is none. */
export function readToken(): string | null {
  return sessionStorage.getItem(key);
}

/**
 * Takes a token that the page was opened with, as `#access_token=...`, for this tab, and out of the address: so it is not in what
 * is copied from the address bar. What can be no token, one that was copied with more or less around it, goes out of the address
 * too, and the tab keeps the token it had. Browsers never send this part of an address, but Chromium's list of visited pages keeps it.
 */
export function takeTokenFromAddress(): void {
  const given = new URLSearchParams(location.hash.slice(1)).get('access_token');
  if (given === null) return;
  const token = tokenIn(given);
  if (token !== null) keepToken(token);
  history.replaceState(history.state, '', location.pathname + location.search);
}

/** Keeps a token for this tab; null forgets it. */
export function keepToken(token: string | null): void {
  if (token === null) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, token);
  listeners.forEach((listener) => listener());
}

/** The token as it changes. */
export function useToken(): string | null {
  return useSyncExternalStore(subscribe, readToken);
}

/** What a request carries of it: an HTTP header, or a parameter of a WebSocket's connection. Never a part of the address. */
export function authorization(): Record<string, string> {
  const token = readToken();
  return token === null ? {} : { Authorization: `Bearer ${token}` };
}

/** The token in what somebody pasted, with or without its scheme; null when it cannot be one (RFC 6750, 2.1). */
export function tokenIn(text: string): string | null {
  return /^(?:Bearer\s+)?([\w\-.~+/]+=*)$/i.exec(text.trim())?.[1] ?? null;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
