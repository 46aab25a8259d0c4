import type { Credentials } from '../../access/authentication/Authenticator.ts';
import { bearerToken, purposeOf, type Asking } from '../../access/authentication/bearer.ts';
import type { FieldAccess } from '../../access/Access.ts';
import type { OperationContext } from '../../access/OperationContext.ts';
import { mayUse, type Viewer } from '../../access/viewer.ts';
import type { TokenEnds } from './TokenEnds.ts';

/** The caller's token and purpose, as they are forwarded to every subgraph: in the headers of a request, or when a WebSocket is opened. */
export type Forwarded = Readonly<Partial<Record<'authorization' | 'hub-purpose', string>>>;

/**
 * The caller of the gateway. The gateway decides which fields the viewer may select; the subgraphs decide which rows the viewer may see.
 */
export class GatewayContext implements OperationContext {
  readonly viewer: Viewer;
  /** The subgraphs answer the events. */
  readonly audience = null;
  readonly expiresAt: Date | undefined;
  readonly whenRevoked: Credentials['whenRevoked'];
  readonly forwarded: Forwarded;

  /** Called when a subgraph rejects the token during a connection. */
  readonly endToken: () => void;

  /** @param ends ends the connections of tokens that subgraphs reject. */
  constructor({ viewer, expiresAt, whenRevoked }: Credentials, asking: Asking, ends: TokenEnds) {
    this.viewer = viewer;
    this.expiresAt = expiresAt;
    const token = bearerToken(asking);
    const purpose = purposeOf(asking);
    this.forwarded = {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(purpose === null ? {} : { 'hub-purpose': purpose }),
    };
    this.endToken = () => {
      if (token !== null) ends.end(token);
    };
    this.whenRevoked =
      token === null
        ? whenRevoked
        : (end) => {
            const stops = [whenRevoked?.(end), ends.watch(token, end)];
            return () => stops.forEach((stop) => stop?.());
          };
  }

  /**
   * Every field of the hub declares its access. A field without a declaration belongs to an agency, whose subgraph checks the token itself.
   */
  mayUse(access: FieldAccess | undefined): boolean {
    return access === undefined || mayUse(this.viewer, access);
  }

  /** No answer is shared. */
  sharesAnswerOf(): void {
    // Nothing is recorded here.
  }

  /** The subgraphs record what is read and written. */
  around<T>(_operation: unknown, work: () => Promise<T>): Promise<T> {
    return work();
  }
}
