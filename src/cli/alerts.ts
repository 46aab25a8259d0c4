import { Command, InvalidArgumentError, Option } from 'commander';
import { type AlertEvent, followAlerts } from '../../examples/alerts-client.ts';
import { AlertKind, AlertSeverity } from '../alerts/index.ts';
import { readConfig } from '../config.ts';
import { HubError } from '../errors.ts';

/** Options as the command line gives them. */
interface TailOptions {
  area?: string;
  kinds?: AlertKind[];
  minSeverity?: AlertSeverity;
  locale: 'ID' | 'EN';
  after?: string;
  url?: URL;
  token?: string;
}

/** `hub alerts tail`: the live alerts of a running hub in a terminal. It uses the very client that the examples offer to others. */
export function alertsCommand(): Command {
  const tail = new Command('tail')
    .description('print what happens to alerts in a running hub, one line an event: time, type, severity, kind, village, message. Names nobody. Reconnects by itself; Ctrl-C ends it.')
    .option('--area <code>', 'only of this regency, district or village, such as 33.26.16')
    .option('--kinds <kinds>', 'only of these kinds, such as NEW_STUNTING,SEVERE_WASTING', kindsOf)
    .addOption(new Option('--min-severity <severity>', 'only of this severity or a higher one').choices(Object.values(AlertSeverity)))
    .addOption(new Option('--locale <locale>', 'language of the messages').choices(['ID', 'EN']).default('ID'))
    .option('--after <cursor>', 'first what has happened since this event; from now on when left out')
    .addOption(new Option('--token <token>', 'access token, from hub token or an issuer').env('HUB_TOKEN'))
    .option('--url <address>', 'of the hub; by default the one that HOST and PORT set', addressOf)
    .action((options: TailOptions) => tailAlerts(options));
  return new Command('alerts').description('live alerts').addCommand(tail);
}

function kindsOf(text: string): AlertKind[] {
  const kinds = text.split(',');
  const known: string[] = Object.values(AlertKind);
  if (!kinds.every((kind) => known.includes(kind))) throw new InvalidArgumentError(`Allowed, separated by commas: ${known.join(', ')}.`);
  return kinds as AlertKind[];
}

/** The WebSocket address of a hub, from what a person calls its address. */
function addressOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^(https?|wss?):$/.test(url.protocol)) throw new InvalidArgumentError('It must be an address such as http://127.0.0.1:4000.');
  url.protocol = url.protocol.replace('http', 'ws');
  if (url.pathname === '/') url.pathname = '/graphql';
  return url;
}

/**
 * Prints events until it is interrupted.
 * @throws HubError when no hub answers, or it refuses the subscription.
 */
async function tailAlerts({ url, token, ...options }: TailOptions): Promise<void> {
  const { HOST, PORT, HUB_TIMEZONE } = readConfig();
  const address = url ?? addressOf(`http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`);
  const timeOf = new Intl.DateTimeFormat('sv-SE', { timeZone: HUB_TIMEZONE, dateStyle: 'short', timeStyle: 'medium' });
  let lastCursor: string | undefined;
  let wasConnected = false;
  let stop: () => void = () => undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      stop = followAlerts({
        urls: [address.href],
        token: token === undefined ? undefined : () => token,
        ...options,
        onEvent: (event) => {
          lastCursor = event.cursor;
          console.log(lineOf(event, (time) => timeOf.format(new Date(time))));
        },
        onGap: (message) => console.error(message),
        onConnection: (connected) => {
          if (!connected && !wasConnected) reject(new HubError(`No hub answers at ${address.href}; start one with npm start, or say where it is with --url`, 'NO_HUB'));
          else if (!connected) console.error('The connection has gone; trying again');
          else if (wasConnected) console.error('Connected again');
          wasConnected ||= connected;
        },
        onRefused: (reason) => reject(new HubError(reason, 'REFUSED')),
      });
      process.once('SIGINT', resolve);
      process.once('SIGTERM', resolve);
      // The reader of a pipe has seen enough (`| head`).
      process.stdout.once('error', () => resolve());
    });
  } finally {
    stop();
  }
  if (lastCursor !== undefined) console.error(`To go on from here: --after ${lastCursor}`);
}

function lineOf({ type, alert }: AlertEvent, timeOf: (time: string) => string): string {
  const time = { ACKNOWLEDGED: alert.acknowledgedAt, ESCALATED: alert.escalatedAt, RESOLVED: alert.resolvedAt }[type] ?? alert.raisedAt;
  return [timeOf(time), type.padEnd(12), alert.severity.padEnd(8), alert.kind.padEnd(22), `${alert.village.code} ${alert.village.name}`, alert.message].join('  ');
}
