import 'graphiql/setup-workers/vite';
import '@graphiql/react/font/roboto.css';
import '@graphiql/react/font/fira-code.css';
import './styles/index.css';
import { explorerPlugin } from '@graphiql/plugin-explorer';
import { createGraphiQLFetcher, StorageAPI, type Fetcher } from '@graphiql/toolkit';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { accessPlugin } from './AccessPlugin.tsx';
import { Download } from './Download.tsx';
import { starters } from './examples.ts';
import { examplesPlugin } from './ExamplesPlugin.tsx';
import { Title } from './Title.tsx';
import { authorization, takeTokenFromAddress } from './token.ts';

takeTokenFromAddress();
// A link that is opened in this very tab does not load the page again.
addEventListener('hashchange', takeTokenFromAddress);

// GraphQL is served on the page's own address, whatever that is.
const address = location.origin + location.pathname;

const send = createGraphiQLFetcher({
  url: address,
  // A socket opens with a subscription and closes with it. Headers of the tab are sent when it connects.
  subscriptionUrl: address.replace(/^http/, 'ws'),
  enableIncrementalDelivery: false,
});
/** Sends the token of this tab along; a header that the visitor wrote in the headers pane goes before it. */
const fetcher: Fetcher = (operation, options) => send(operation, { ...options, headers: { ...authorization(), ...options?.headers } });

// GraphiQL shows the query of the first default tab, but not its variables: those come from what the visitor
// has left, so a first-time visitor gets them as if left before, and the list of examples open.
const storage = new StorageAPI();
const [first] = starters;
if (storage.get('tabState') === null && first !== undefined) {
  storage.set('query', first.query);
  storage.set('variables', first.variables);
  storage.set('visiblePlugin', examplesPlugin.title);
}

const container = document.getElementById('graphiql');
if (container === null) throw new Error('the page has no place for GraphiQL');

createRoot(container).render(
  <GraphiQL
    fetcher={fetcher}
    defaultTabs={starters.map(({ query, variables }) => ({ query, variables }))}
    plugins={[examplesPlugin, HISTORY_PLUGIN, explorerPlugin(), accessPlugin]}
  >
    <GraphiQL.Logo>
      <Title />
    </GraphiQL.Logo>
    <GraphiQL.Footer>
      <Download address={address} />
    </GraphiQL.Footer>
  </GraphiQL>,
);
