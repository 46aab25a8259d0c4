import type { Plugin } from 'vite';

/**
 * GraphiQL's font files carry every script as base64, in one face a script. Keeps the Latin faces, in which
 * Indonesian and English are written; other scripts fall back to the reader's own fonts.
 */
export function latinFonts(): Plugin {
  return {
    name: 'latin-fonts',
    enforce: 'pre',
    transform: {
      filter: { id: /\/font\/[\w-]+\.css$/ },
      handler: (css) => css.replaceAll(/@font-face\s*\{[^}]*\}/g, (face) => (face.includes('U+0000-00FF') ? face : '')),
    },
  };
}
