import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const read = (name: string): string => readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8');

export interface Alert {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: { readonly runbook: string };
}

export function alerts(): readonly Alert[] {
  const { groups } = parse(read('deploy/prometheus/alerts.yml')) as { groups: { rules: Alert[] }[] };
  return groups.flatMap(({ rules }) => rules);
}

export const runbook = (): string => read('docs/runbook.md');

function dashboardExpressions(): readonly string[] {
  const { panels } = JSON.parse(read('deploy/grafana/rapport.json')) as { panels: { targets: { expr: string }[] }[] };
  return panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
}

/** Every metric that the dashboard, an alert or the runbook asks for, a histogram by its own name. */
export function namedMetrics(): readonly string[] {
  const places = [...dashboardExpressions(), ...alerts().map(({ expr }) => expr), runbook()].join('\n');
  const names = places.match(/\b(rapport|temporal|process|nodejs)_[a-z_]+[a-z]\b/g) ?? [];
  return [...new Set(names.map((name) => name.replace(/_(bucket|count|sum)$/, '')))];
}
