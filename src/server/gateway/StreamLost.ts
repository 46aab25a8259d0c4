/** A subgraph's stream of events that ended before its time, though nobody was refused. */
export class StreamLost extends Error {}
