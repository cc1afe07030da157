import path from 'node:path';
import type { Installation } from './installation.ts';

/** What whoever started Rapport needs next, in the terminal. */
export function summary(running: Installation, tookMs: number): string {
  const { dir } = running;
  const near = (file: string): string => {
    const relative = path.relative(process.cwd(), file);
    return relative.startsWith('..') ? file : relative;
  };
  const rows: [string, string][] = [
    ['API', `${running.apiUrl}   (described at ${running.apiUrl}/docs)`],
    ['Admin key', adminKeyRow(running.adminKey, near(dir.adminKeyFile))],
    ...(running.welcomeUrl === null ? [] : [signInRow(running.welcomeUrl)]),
    ['Temporal', running.temporalAddress],
    ...(running.temporalUiUrl === undefined ? [] : ([['Temporal UI', running.temporalUiUrl]] as [string, string][])),
    [
      'PostgreSQL',
      running.databaseUrlFile === null ? 'DATABASE_URL' : `connection string in ${near(running.databaseUrlFile)}`,
    ],
    ['Logs', near(dir.logs)],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const table = rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`).join('\n');
  return `\nRapport is ready after ${(tookMs / 1_000).toFixed(1)} s\n\n${table}\n\nCtrl-C stops it; nothing is lost.`;
}

const signInRow = (url: string): [string, string] => [
  'Sign in',
  `${url}   (once, within a day; \`npm run sign-in-link\` makes another)`,
];

function adminKeyRow(key: string | null, file: string): string {
  return key === null ? `as at the first start, in ${file}` : `${key}   (shown this once; kept in ${file})`;
}
