// What docs/alerts-client.md shows of a page that follows alerts, for the type checker.
import { followAlerts, type AlertEvent } from '../../../examples/alerts-client.ts';

/** What the page leaves to the reader. */
declare function show(alert: AlertEvent['alert']): void;
declare function freshToken(): Promise<string>;
declare function warn(message: string): void;
declare function fail(reason: string): void;

const stop = followAlerts({
  urls: ['wss://hub-1.example/graphql', 'wss://hub-2.example/graphql'], // one is enough behind a load balancer
  token: () => freshToken(),
  area: '33.26.16',
  after: localStorage.getItem('alerts') ?? undefined,
  onEvent(event) {
    show(event.alert);
    localStorage.setItem('alerts', event.cursor); // once it is dealt with
  },
  onGap: (message) => warn(message),
  onRefused: (reason) => fail(reason),
});

export { stop };
