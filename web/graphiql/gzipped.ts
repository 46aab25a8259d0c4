import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const compress = promisify(gzip);

/** Puts a compressed copy beside every text file of the bundle, so that the server need not compress. */
export function gzipped(): Plugin {
  return {
    name: 'gzipped',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        await Promise.all(
          Object.values(bundle).map(async (file) => {
            if (!/\.(js|css)$/.test(file.fileName)) return;
            const source = await compress(file.type === 'chunk' ? file.code : file.source, { level: 9 });
            this.emitFile({ type: 'asset', fileName: `${file.fileName}.gz`, source });
          }),
        );
      },
    },
  };
}
