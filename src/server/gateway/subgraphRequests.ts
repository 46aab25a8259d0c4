import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { operationSignal } from '../../store/operationSignal.ts';
import type { Forwarded } from './GatewayContext.ts';

/** Forwards the caller's token and purpose to every subgraph, and cancels a request when nobody waits for the operation any longer. */
export const subgraphRequests: GatewayPlugin = {
  onSubgraphExecute(call) {
    const { executionRequest } = call;
    const { forwarded } = (executionRequest.context ?? {}) as { forwarded?: Forwarded };
    const { headers, ...extensions } = (executionRequest.extensions ?? {}) as { headers?: object };
    call.setExecutionRequest({
      ...executionRequest,
      signal: operationSignal()?.signal,
      extensions: { ...extensions, headers: { ...headers, ...forwarded } },
    });
  },
};
