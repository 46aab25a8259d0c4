import { WebSocket, type ClientOptions } from 'ws';

/** What a server says to a client that wants a WebSocket; 101 is yes. The connection ends at once. */
export async function upgrade(graphql: string, options: ClientOptions = {}): Promise<{ status: number; retryAfter: string | undefined }> {
  const socket = new WebSocket(graphql.replace('http', 'ws'), 'graphql-transport-ws', options);
  try {
    return await new Promise((resolve, reject) => {
      socket.once('open', () => resolve({ status: 101, retryAfter: undefined }));
      socket.once('unexpected-response', (_request, response) =>
        resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] }),
      );
      socket.on('error', reject);
    });
  } finally {
    socket.terminate();
  }
}
