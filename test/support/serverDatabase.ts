import { randomUUID } from 'node:crypto';
import pg from 'pg';

export interface ServerDatabase {
  name: string;
  /** Connection string. */
  url: string;
  drop(): Promise<void>;
}

/** Creates a database on a server: an empty one, or a copy of `template`, which nobody may be connected to. */
export async function createDatabaseOn(
  server: string,
  template = 'template1',
  name = `hub_test_${randomUUID().replaceAll('-', '')}`,
): Promise<ServerDatabase> {
  await onServer(server, `create database ${name} template ${template}`);
  const url = new URL(server);
  url.pathname = name;
  return { name, url: url.toString(), drop: () => onServer(server, `drop database ${name} with (force)`) };
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
