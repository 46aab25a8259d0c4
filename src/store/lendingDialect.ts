import { PostgresDialect, PostgresDriver, type PostgresDialectConfig, type PostgresPoolClient, type TransactionSettings } from 'kysely';
import type { Pool, QueryResult } from 'pg';
import { isConnectionLost, outcomeUnknown, wasNeverSent } from './databaseErrors.ts';
import { BorrowedConnection } from './BorrowedConnection.ts';
import { preparedName } from './queryIn.ts';

/**
 * PostgreSQL for Kysely, and so for MikroORM, with borrowed connections. A connection on which a transaction could not be begun, committed
 * or rolled back is given back at once. Kysely 0.29.6 keeps the connection of a controlled transaction until the transaction has ended
 * without an error, and MikroORM 7.2.1 ignores the error of a rollback. Such a connection would never return to the pool.
 */
export class LendingDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(pool: Pool) {
    const config = {
      pool: {
        connect: async () => new LentClient(await BorrowedConnection.of(pool)) as Omit<LentClient, 'query'> as PostgresPoolClient,
        end: () => pool.end(),
        options: pool.options,
      },
    };
    super(config);
    this.#config = config;
  }

  override createDriver(): PostgresDriver {
    return new LendingDriver(this.#config);
  }
}

/** The functions of a connection that Kysely needs; without cursors, because the hub's writes read no long lists. */
class LentClient {
  readonly #lent: BorrowedConnection;

  constructor(lent: BorrowedConnection) {
    this.#lent = lent;
  }

  query<Row>(text: string, values: readonly unknown[]): Promise<QueryResult<Row & object>> {
    const name = preparedName(text);
    return this.#lent.query<Row>({ text, values: [...values], ...(name !== undefined && { name }) });
  }

  release(): void {
    this.#lent.release();
  }
}

type Connection = Parameters<PostgresDriver['releaseConnection']>[0];

class LendingDriver extends PostgresDriver {
  override async beginTransaction(connection: Connection, settings: TransactionSettings): Promise<void> {
    await this.#orRelease(connection, super.beginTransaction(connection, settings));
  }

  /** @throws HubError CHANGE_OUTCOME_UNKNOWN when the server does not say whether it has committed. */
  override async commitTransaction(connection: Connection): Promise<void> {
    try {
      await super.commitTransaction(connection);
    } catch (error) {
      // Kysely then rolls back, which gives the connection back.
      throw isConnectionLost(error) && !wasNeverSent(error) ? outcomeUnknown(error) : error;
    }
  }

  override async rollbackTransaction(connection: Connection): Promise<void> {
    await this.#orRelease(connection, super.rollbackTransaction(connection));
  }

  async #orRelease(connection: Connection, work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      await this.releaseConnection(connection);
      throw error;
    }
  }
}
