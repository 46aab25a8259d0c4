import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildHubSchema } from '../../resolvers/buildHubSchema.ts';

/** `hub schema print`: the GraphQL schema. */
export function schemaCommand(): Command {
  const print = new Command('print')
    .description('print the GraphQL schema in SDL')
    .option('--out <file>', 'write it to a file instead')
    .action(({ out }: { out?: string }) => {
      const sdl = `# Generated from the resolvers by \`npm run generate\`. Do not edit.\n\n${printSchema(lexicographicSortSchema(buildHubSchema()))}\n`;
      if (out === undefined) process.stdout.write(sdl);
      else writeFileSync(out, sdl);
    });
  return new Command('schema').description('the GraphQL schema').addCommand(print);
}
