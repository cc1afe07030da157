import type { Routes } from '../../deps.ts';
import { contactDataRoutes } from './contact-data.ts';
import { contactDetailRoutes } from './contact-detail.ts';
import { contactExportRoutes } from './contact-export.ts';
import { contactFacetRoutes } from './contact-facets.ts';
import { contactListRoutes } from './contact-list.ts';
import { contactMessageRoutes } from './contact-messages.ts';
import { contactTagRoutes } from './contact-tags.ts';
import { contactTimelineRoutes } from './contact-timeline.ts';
import { noteRoutes } from './notes.ts';
import { tagRoutes } from './tags.ts';

/** Everything that is read of contacts, and the tags and notes on them. */
export const readingRoutes: Routes = (deps) => async (app) => {
  const routes: readonly Routes[] = [
    contactListRoutes,
    contactFacetRoutes,
    contactExportRoutes,
    contactDetailRoutes,
    contactMessageRoutes,
    contactTimelineRoutes,
    contactDataRoutes,
    contactTagRoutes,
    tagRoutes,
    noteRoutes,
  ];
  for (const make of routes) await app.register(make(deps));
};
