import type { App, Routes } from '../../deps.ts';
import { mergeContactRoutes, undoRoutes } from './merge.ts';
import { suggestionRoutes } from './suggestions.ts';

/** One person, one contact: merges, their undoing, and suggestions. */
export const mergeRoutes: Routes = (deps) => (instance) => {
  const app = instance as App;
  mergeContactRoutes(app, deps);
  undoRoutes(app, deps);
  suggestionRoutes(app, deps);
  return Promise.resolve();
};
