import { Command, Option } from 'commander';
import { type AlertEvent, followAlerts } from '../../examples/alerts-client.ts';
import { AlertKind, AlertSeverity } from '../alerts/index.ts';
import { readConfig } from '../hub/config.ts';
import { HubError } from '../base/errors.ts';
import { message } from '../base/messages/index.ts';
import { dateFormat } from '../base/localeFormats.ts';
import { invalidArgument } from './invalidArgument.ts';

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

/** `hub alerts tail`: the live alerts of a running hub in a terminal. It uses the client of the examples. */
export function alertsCommand(): Command {
  const tail = new Command('tail')
    .description(
      'print the alert events of a running hub, one line per event: time, type, severity, kind, village, message. Prints no names. Reconnects automatically; Ctrl-C ends it.',
    )
    .option('--area <code>', 'only alerts of this regency, district or village, such as 33.26.16')
    .option('--kinds <kinds>', 'only alerts of these kinds, such as NEW_STUNTING,SEVERE_WASTING', kindsOf)
    .addOption(
      new Option('--min-severity <severity>', 'only alerts of this severity or a higher one').choices(Object.values(AlertSeverity)),
    )
    .addOption(new Option('--locale <locale>', 'language of the messages').choices(['ID', 'EN']).default('ID'))
    .option('--after <cursor>', 'first the events after this cursor; only new events when left out')
    .addOption(new Option('--token <token>', 'access token, from hub token or an issuer').env('HUB_TOKEN'))
    .option('--url <address>', 'address of the hub; by default the one that HOST and PORT set', addressOf)
    .action((options: TailOptions) => tailAlerts(options));
  return new Command('alerts').description('live alerts').addCommand(tail);
}

function kindsOf(text: string): AlertKind[] {
  const kinds = text.split(',');
  const known: string[] = Object.values(AlertKind);
  if (!kinds.every((kind) => known.includes(kind))) throw invalidArgument('cli.allowedList', { values: known.join(', ') });
  return kinds as AlertKind[];
}

/** The WebSocket address of a hub, from the address that a user enters. */
function addressOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^(https?|wss?):$/.test(url.protocol)) throw invalidArgument('cli.address');
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
  const timeOf = dateFormat(HUB_TIMEZONE, { dateStyle: 'short', timeStyle: 'medium' });
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
        onGap: (message, restartAfter) =>
          console.error(restartAfter === undefined ? message : `${message}\nContinuing with --after ${restartAfter}`),
        onConnection: (connected) => {
          if (!connected && !wasConnected) reject(new HubError(message('cli.noHub', { url: address.href }), 'NO_HUB'));
          else if (!connected) console.error('The connection was lost; trying again');
          else console.error(wasConnected ? 'Connected again' : `Connected to ${address.href}; waiting for alerts`);
          wasConnected ||= connected;
        },
        onRefused: (reason) => reject(new HubError(message('shared.verbatim', { text: reason }), 'REFUSED')),
      });
      process.once('SIGINT', resolve);
      process.once('SIGTERM', resolve);
      // The reader of a pipe has closed it (`| head`).
      process.stdout.once('error', () => resolve());
    });
  } finally {
    stop();
  }
  if (lastCursor !== undefined) console.error(`To continue from here: --after ${lastCursor}`);
}

function lineOf({ type, alert }: AlertEvent, timeOf: (time: string) => string): string {
  const time = { ACKNOWLEDGED: alert.acknowledgedAt, ESCALATED: alert.escalatedAt, RESOLVED: alert.resolvedAt }[type] ?? alert.raisedAt;
  return [
    timeOf(time),
    type.padEnd(12),
    alert.severity.padEnd(8),
    alert.kind.padEnd(22),
    `${alert.village.code} ${alert.village.name}`,
    alert.message,
  ].join('  ');
}
