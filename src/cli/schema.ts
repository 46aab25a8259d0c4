import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { buildSchema, GraphQLError, Kind, parse, type GraphQLSchema } from 'graphql';
import { buildHubSchema } from '../../resolvers/buildHubSchema.ts';
import { hubSubgraphTypeDefs } from '../../resolvers/hubSubgraphs.ts';
import { subgraphPort } from '../../resolvers/subgraphs.ts';
import { accessMatrix } from '../access/accessMatrix.ts';
import { costDirectiveDefinitions, withCostDirectives } from '../cost/costDirectives.ts';
import { HubError } from '../base/errors.ts';
import { message } from '../base/messages/index.ts';
import type { SubgraphDefinition } from '../federation/composeSupergraph.ts';
import { fetchSubgraph } from '../federation/fetchSubgraph.ts';
import { sortedDefinitions } from '../federation/sortedDefinitions.ts';
import { manifestOf, ownOperations } from '../server/document/manifest.ts';
import { nameAndValue } from './nameAndValue.ts';
import { printSdl } from './printSdl.ts';

const generated = '# Generated from the resolvers by `npm run generate`. Do not edit.\n\n';

/** `hub schema`: the GraphQL schema, as a whole and in its parts. */
export function schemaCommand(): Command {
  return new Command('schema')
    .description('the GraphQL schema')
    .addCommand(printCommand())
    .addCommand(composeCommand())
    .addCommand(accessCommand())
    .addCommand(manifestCommand())
    .addCommand(checkCommand());
}

/** `hub schema access`: who may use which field. */
function accessCommand(): Command {
  return new Command('access')
    .description('print which role may use which field, as CSV')
    .option('--out <file>', 'write to this file instead of standard output')
    .action(({ out }: { out?: string }) => write(accessMatrix(buildHubSchema()), out));
}

/** `hub schema print`: the whole schema. */
function printCommand(): Command {
  return new Command('print')
    .description('print the GraphQL schema in SDL')
    .option('--out <file>', 'write to this file instead of standard output')
    .action(({ out }: { out?: string }) => write(`${generated}${sdlOf(buildHubSchema())}\n`, out));
}

interface ComposeOptions {
  out?: string;
  subgraphs?: string;
  add: Map<string, string>;
  sdl: Map<string, string>;
}

/** `hub schema compose`: the supergraph of the hub's subgraphs and of those that agencies add. */
function composeCommand(): Command {
  return new Command('compose')
    .description('compose the subgraphs of the hub, and those of agencies, into a supergraph for `hub gateway`')
    .option('--out <file>', 'write to this file instead of standard output')
    .option('--subgraphs <folder>', 'also write the subgraphs of the hub to this folder, one file each')
    .option('--add <name=url>', 'add the subgraph of an agency at this address; repeatable', nameAndValue, new Map<string, string>())
    .option(
      '--sdl <name=file>',
      'read the type definitions of an added subgraph from a file, instead of fetching them',
      nameAndValue,
      new Map<string, string>(),
    )
    .action(async ({ out, subgraphs: folder, add, sdl }: ComposeOptions) => {
      // Only this command needs the composer, so only this command loads it.
      const { composeSupergraph } = await import('../federation/composeSupergraph.ts');
      const own = [...hubSubgraphTypeDefs()].map(([name, typeDefs]): SubgraphDefinition => ({
        name,
        url: `http://127.0.0.1:${subgraphPort(name)}/graphql`,
        typeDefs,
      }));
      const added = await Promise.all([...add].map(([name, url]) => agencySubgraph(name, url, sdl.get(name))));
      const { sdl: supergraph, hints } = composeSupergraph([...own, ...added]);
      for (const hint of hints) console.error(`hint: ${hint}`);
      if (folder !== undefined) {
        mkdirSync(folder, { recursive: true });
        for (const { name, typeDefs } of own) write(`${generated}${printSdl(typeDefs)}\n`, join(folder, `${name}.graphql`));
      }
      write(`${generated}${supergraph}\n`, out);
    });
}

async function agencySubgraph(name: string, url: string, file: string | undefined): Promise<SubgraphDefinition> {
  return file === undefined ? await fetchSubgraph(name, url) : { name, url, typeDefs: fromFile(file, parse) };
}

/** `hub schema manifest`: the operations that a deployment with trusted documents runs. */
function manifestCommand(): Command {
  return new Command('manifest')
    .description('write the operations of a folder, one per file, as a persisted query manifest for HUB_TRUSTED_DOCUMENTS')
    .argument('[folder]', 'folder of the .graphql files; the operations of the hub when left out', ownOperations)
    .option('--out <file>', 'write to this file instead of standard output')
    .action((folder: string, { out }: { out?: string }) => write(`${JSON.stringify(manifestOf(folder), null, 2)}\n`, out));
}

/** `hub schema check`: what a change of the schema means for clients. */
function checkCommand(): Command {
  return new Command('check')
    .description('compare the schema with an earlier one; fails if a client may break')
    .requiredOption('--against <file>', 'the earlier schema in SDL, such as schema/hub.graphql of the last release')
    .action(async ({ against }: { against: string }) => {
      const { compareSchemas } = await import('../federation/compareSchemas.ts');
      // Both from SDL: what only the executable schema has is no change.
      const changes = await compareSchemas(fromFile(against, buildSchema), buildSchema(sdlOf(buildHubSchema())));
      for (const [kind, messages] of Object.entries(changes) as [string, readonly string[]][])
        for (const message of messages) console.log(`${kind}: ${message}`);
      const { breaking, dangerous, safe } = changes;
      console.log(`${breaking.length} breaking, ${dangerous.length} dangerous, ${safe.length} safe`);
      if (breaking.length > 0) process.exitCode = 1;
    });
}

function sdlOf(schema: GraphQLSchema): string {
  const { definitions } = withCostDirectives(schema, sortedDefinitions(schema));
  return printSdl({ kind: Kind.DOCUMENT, definitions: [...costDirectiveDefinitions, ...definitions] });
}

/** @throws HubError BAD_ARGUMENT when there is no such file, or it holds no SDL. */
function fromFile<T>(file: string, read: (sdl: string) => T): T {
  try {
    return read(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new HubError(
      error instanceof GraphQLError ? message('cli.file', { file, problem: error.message }) : message('cli.fileUnreadable', { file }),
      'BAD_ARGUMENT',
    );
  }
}

function write(text: string, file: string | undefined): void {
  if (file === undefined) process.stdout.write(text);
  else writeFileSync(file, text);
}
