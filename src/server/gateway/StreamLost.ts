/** The stream of events of a subgraph broke, for another reason than a refusal of the caller. */
export class StreamLost extends Error {}
