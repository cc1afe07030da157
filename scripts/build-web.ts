/** `npm run build:web`: the dashboard, into dist/web. `npm start` does the same by itself when its sources have changed. */
import { buildDashboard } from './web/build.ts';
import { hashOfSources } from './web/sources.ts';

await buildDashboard(hashOfSources());
