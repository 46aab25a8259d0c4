import type { Credentials } from '../../access/authentication/Authenticator.ts';
import { bearerToken, purposeOf, type Asking } from '../../access/authentication/bearer.ts';
import type { FieldAccess } from '../../access/Access.ts';
import type { OperationContext } from '../../access/OperationContext.ts';
import { mayUse, type Viewer } from '../../access/viewer.ts';
import type { TokenEnds } from './TokenEnds.ts';

/** Who asks and why, as every subgraph is told: in the headers of a request, or when a WebSocket is opened. */
export type Forwarded = Readonly<Partial<Record<'authorization' | 'hub-purpose', string>>>;

/** Who asks the gateway. It is known here for what a viewer may ask; what a viewer may see is for the subgraphs to say. */
export class GatewayContext implements OperationContext {
  readonly viewer: Viewer;
  /** Events come answered from the subgraphs. */
  readonly audience = null;
  readonly expiresAt: Date | undefined;
  readonly whenRevoked: Credentials['whenRevoked'];
  readonly forwarded: Forwarded;

  /** To be called when a subgraph says that it takes the token no longer. */
  readonly endToken: () => void;

  /** @param ends the connections of tokens of which subgraphs say so. */
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

  /** Every field of the hub declares what it takes; one without is an agency's, which looks at the token itself. */
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
