import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { analyticsSearch } from '../features/analytics/analytics-search.ts';
import { assistantSearch } from '../features/assistant/assistant-search.ts';
import { contactSearch } from '../features/contact/contact-search.ts';
import { followUpsSearch } from '../features/follow-ups/follow-ups-search.ts';
import { peopleSearch } from '../features/people/people-search.ts';
import { reviewsSearch } from '../features/reviews/reviews-search.ts';
import { NotFound, ScreenError } from './screen-error.tsx';
import { ScreenSkeleton } from './screen-skeleton.tsx';
import { parseSearch, stringifySearch, type SearchParams } from './search-params.ts';
import { SignedIn } from './signed-in.tsx';

const root = createRootRoute({ notFoundComponent: NotFound });

const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  validateSearch: ({ token }: SearchParams) => ({ token: typeof token === 'string' ? token : '' }),
  component: lazyRouteComponent(() => import('./welcome.tsx'), 'Welcome'),
});

/** Everything that needs somebody signed in, inside the shell. */
const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in', component: SignedIn });

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- how this router redirects
    throw redirect({ to: '/people', replace: true });
  },
});

const people = createRoute({
  getParentRoute: () => signedIn,
  path: '/people',
  validateSearch: peopleSearch,
  component: lazyRouteComponent(() => import('../features/people/people-screen.tsx'), 'PeopleScreen'),
});

/** A contact in a drawer over the list, so that the list stays where it was. */
const contactDrawer = createRoute({
  getParentRoute: () => people,
  path: '$contactId',
  validateSearch: contactSearch,
  component: lazyRouteComponent(() => import('../features/contact/contact-drawer.tsx'), 'ContactDrawer'),
});

const contactPage = createRoute({
  getParentRoute: () => signedIn,
  path: '/contacts/$contactId',
  validateSearch: contactSearch,
  component: lazyRouteComponent(() => import('../features/contact/contact-page.tsx'), 'ContactPage'),
});

const followUps = createRoute({
  getParentRoute: () => signedIn,
  path: '/automations/follow-up',
  validateSearch: followUpsSearch,
  component: lazyRouteComponent(() => import('../features/follow-ups/follow-ups-screen.tsx'), 'FollowUpsScreen'),
});

const followUpConfiguration = createRoute({
  getParentRoute: () => signedIn,
  path: '/automations/follow-up/configuration',
  component: lazyRouteComponent(
    () => import('../features/automations/follow-up-configuration-screen.tsx'),
    'FollowUpConfigurationScreen',
  ),
});

const reviews = createRoute({
  getParentRoute: () => signedIn,
  path: '/reviews',
  validateSearch: reviewsSearch,
  component: lazyRouteComponent(() => import('../features/reviews/reviews-screen.tsx'), 'ReviewsScreen'),
});

const assistant = createRoute({
  getParentRoute: () => signedIn,
  path: '/assistant',
  validateSearch: assistantSearch,
  component: lazyRouteComponent(() => import('../features/assistant/assistant-screen.tsx'), 'AssistantScreen'),
});

const analytics = createRoute({
  getParentRoute: () => signedIn,
  path: '/analytics',
  validateSearch: analyticsSearch,
  component: lazyRouteComponent(() => import('../features/analytics/analytics-screen.tsx'), 'AnalyticsScreen'),
});

const settings = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings',
  beforeLoad: () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- how this router redirects
    throw redirect({ to: '/settings/$section', params: { section: 'ai' }, replace: true });
  },
});

const settingsSection = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/$section',
  component: lazyRouteComponent(() => import('../features/settings/settings-screen.tsx'), 'SettingsScreen'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    welcome,
    signedIn.addChildren([
      ...[home, people.addChildren([contactDrawer]), contactPage, followUps, reviews, assistant],
      ...[followUpConfiguration, analytics, settings, settingsSection],
    ]),
  ]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultErrorComponent: ScreenError,
  defaultPendingComponent: ScreenSkeleton,
  defaultPendingMs: 200,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
