import type { Browser, BrowserContext, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { sharedServer } from './shared-server.ts';
import type { WebInstallation } from './web-installation.ts';

export interface WebBrowser {
  readonly installation: WebInstallation;
  readonly browser: Browser;
  close(): Promise<void>;
}

/** A real Chromium, and the installation that all tests of the dashboard share. Close it in `afterAll`. */
export async function openBrowser(): Promise<WebBrowser> {
  const installation = JSON.parse(await sharedServer('web')) as WebInstallation;
  const browser = await chromium.launch({
    executablePath: installation.chromium,
    // As root, and in containers, Chromium's own sandbox and its share of /dev/shm are not to be had.
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  return { installation, browser, close: () => browser.close() };
}

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

export interface WindowOptions {
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly timezoneId?: string;
  /** Of a person who asked for as little motion as can be: what opens is there at once. */
  readonly reducedMotion?: 'reduce';
}

/** A browser window of its own, with its own cookies, whose addresses are relative to the installation. */
export async function openWindow(
  { browser, installation }: WebBrowser,
  options: WindowOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: installation.baseUrl, viewport: DESKTOP, ...options });
  context.setDefaultTimeout(15_000);
  return context;
}

/** Collects what the browser complains of: errors of our code, and what the Content-Security-Policy refused. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // An answer that is no success is the test's own business.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
  return complaints;
}
