import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, type ReactNode } from 'react';
import { queryClient } from '../api/query-client.ts';
import { readable, theme } from '../design/theme.ts';
import { styleNonce } from './style-nonce.ts';

// What the first screen does without comes after it.
const Notices = lazy(async () => ({ default: (await import('./notices.tsx')).Notices }));

/** What every screen stands on. */
export function Providers({ children }: { children: ReactNode }): ReactNode {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={readable} defaultColorScheme="auto" getStyleNonce={styleNonce}>
      <QueryClientProvider client={queryClient}>
        <Suspense>
          <Notices />
        </Suspense>
        {children}
      </QueryClientProvider>
    </MantineProvider>
  );
}
