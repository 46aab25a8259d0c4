// Decorators register types in the order in which modules are loaded: the schema comes first, in whatever order files of tests run.
import '../../resolvers/buildHubSchema.ts';
