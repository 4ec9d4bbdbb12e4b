import { defineDocument } from './document.ts';
import { painted } from './painted.ts';

/**
 * The documents that every page paints from. What only some pages or the worker read stands in files
 * of its own beside this one, so that the popup does not carry it. Tokens are no documents.
 */
export const documents = {
  connections: defineDocument(painted.connections),
  views: defineDocument(painted.views),
  settings: defineDocument(painted.settings),
  tokenNotes: defineDocument(painted.tokenNotes),
};
