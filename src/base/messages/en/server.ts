/** The server: requests, documents, limits, exports. */
export const server = {
  'server.limit':
    '{what, select, tokens {Tokens of the document} nesting {Nesting depth of brackets} fragments {Fragments of the document} depth {Nesting depth of the operation} rootFields {Root fields of the operation} selections {Fields and fragments of the document, counted at every spread} aliases {Aliases of the operation} directivesInPlace {Directives in one place} directives {Directives of the document} other {Estimated cost of the operation}}: {value}; allowed: {limit}',
  'server.repetitions': 'Repetitions of the response key {name} in one object: {value}; allowed: {limit}',
  'server.timeLimit':
    'The operation took longer than {seconds, select, unknown {allowed} other {the {seconds} s allowed}} and was cancelled. A change may have been stored all the same: repeat it with the same clientKey',
  'server.clientDisconnected': 'The client has disconnected',
  'server.cancelledWhileWaiting': 'The operation was cancelled while it waited',
  'server.overloaded':
    'Too many operations of cost {cost, number} or more are already waiting; try again in {seconds} s, or ask for less at once',
  'server.rateLimited':
    'Over the limit of {quota} {window, select, minute {per minute} other {in {window} s}} ({policy, select, address {requests of one address} viewer {operations of one viewer} other {cost of the operations of one viewer}}); try again in {seconds} s',
  'server.answerTooLarge':
    'The answer is larger than the {limit, number} {unit} allowed; ask for smaller pages or fewer fields, or for the list as a file',
  'server.noBatches': 'Batches are not supported; allowed: one operation per request',
  'server.introspectionForTokens': 'Introspection needs a token; the schema is published in schema/hub.graphql',
  'server.introspectionDisabled': 'Introspection is disabled on this server; the schema is published in schema/hub.graphql',
  'server.fieldNotOffered': '{field} is not available to any role',
  'server.fieldNeedsToken': '{field} requires the scope {scopes}; send a token that has it',
  'server.fieldNeedsScope': '{field} requires the scope {scopes}, which your token does not have',
  'server.noSubscriptions':
    'Subscriptions are served over WebSocket, by the graphql-transport-ws protocol at this address, and as server-sent events at /graphql/stream',
  'server.tooManyOperations': 'Too many concurrent operations on this connection; allowed: {limit}',
  'server.subgraphSilent': 'The subgraph {name} did not answer',
  'server.unvalidated': 'The document cannot be validated',
  'server.unstorableLiteral': 'A text has a character that cannot be stored; allowed: well-formed Unicode without U+0000',
  'server.unstorable':
    '{problem, select, depth {the value is nested too deeply; allowed: a nesting depth of at most {deepest}} other {a text has a character that cannot be stored; allowed: well-formed Unicode without U+0000}}',
  'server.conditionalSubscription':
    '{operation} must not use @skip or @include in its top level selection; allowed: one field without a condition',
  'server.operationNameMissing': 'Must provide operation name if query contains multiple operations.',
  'server.operationNameUnknown': 'The document has no operation of the given operationName.',
  'server.trustedOnly':
    'This server runs trusted documents only; allowed: the id of one of them, in documentId or extensions.persistedQuery',
  'server.hashMismatch': 'The hash is not that of the query; allowed: its SHA-256 in hexadecimal',
  'server.notTrusted': 'This server runs trusted documents only, and none has this id',
  'server.persistedVersion': 'extensions.persistedQuery.version: unknown; allowed: 1',
  /** The words that Apollo's clients look for. */
  'server.persistedNotFound': 'PersistedQueryNotFound',
  'server.noQuery':
    'query: missing or empty; allowed: the text of an operation, or the hash of one in documentId or extensions.persistedQuery',
  'server.noSuchFolder': '{folder}: no such folder',
  'server.notOneOperation': '{file}: must hold exactly one operation, with a name',
  'server.notJson': '{file}: cannot be read as JSON',
  'server.notAManifest': '{file}: not a persisted query manifest ({problem})',
  'server.manifestHash': '{file}: the id of {name} is not the SHA-256 of its body',
  'server.exportTooLarge': 'The list has {items, number} items, and an export at most {largest, number}; narrow the filter',
  'server.exportOfQueries': 'Only a query can be exported, not a mutation or a subscription',
  'server.exportPreflight':
    'A GET needs the header apollo-require-preflight: true, so that no other site can make a browser send it; or use POST',
  'server.exportPaging': 'given, but an export runs forward to the end of the list; allowed: after, and a filter',
  'server.exportSecondField': '{path}: a second field of the query; allowed in an export: one list in a query',
  'server.exportNoList': '{path}: holds no list; allowed in an export: a query of a list, such as villages or children',
  'server.exportNoColumn': '{path}: has no column after @skip and @include; allowed in an export: a field that becomes a column',
  'server.exportSecondList': '{path}: a second list beside {list}; allowed in an export: one list, or nested lists',
  'server.exportPagedList':
    '{path}: a paged list inside a list; allowed in an export: a list without pages; or ask for this list by itself, with a filter',
  'server.exportWithoutNodes': '{path}: selected without nodes or edges; allowed in an export: nodes with the fields that become columns',
  'server.exportOfSchema': '{path}: introspection; allowed in an export: a query of a list, such as villages or children',
  'server.portInUse': 'Port {port} on {host} is in use; set PORT to another',
  'server.contentEncoding': 'content-encoding: not supported; allowed: none',
  'server.charset': 'content-type: the charset is not supported; allowed: utf-8',
  'server.bodyNotUtf8': 'The request body is not UTF-8',
  'server.notAText': 'must be a text',
  'server.notAnObject': 'must be an object',
  'server.requestNotAnObject': 'The request must be a JSON object',
  'server.requestMalformed': 'The request is not well-formed',
  'server.queryMissing': 'missing; allowed: the text of an operation, or the id of a persisted one in documentId',
  'server.parametersNotFormEncoded': 'The parameters of the address are not form-urlencoded UTF-8',
  'server.parameterRepeated': 'given more than once',
  'server.notFound': 'There is nothing at this address',
  'server.unknownHost': 'This server is not known by this name; allowed: its own names, and those of HUB_ALLOWED_HOSTS',
  'server.getOrPost': '{what, select, graphql {GraphQL is} other {Event streams are}} served by GET and POST',
  'server.acceptGraphQL':
    'Accept must allow application/json or application/graphql-response+json; text/csv and XLSX give a list as a file',
  'server.acceptEventStream': 'Accept must allow text/event-stream',
  'server.shuttingDown': 'The server is shutting down',
  'server.otherSites': 'Event streams are not served to pages of other sites',
  'server.mutationsByPost': 'Mutations are served by POST',
  'server.tooManyConnections': 'Too many connections from this address',
  'server.bodyTooLarge': 'The request body is too large',
  'server.contentType': 'The content type must be application/json',
  'server.bodyEmpty': 'The request body is empty',
} as const;
