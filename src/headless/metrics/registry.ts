/** The measurements as Prometheus reads them. */
import { Gauge, Registry } from 'prom-client';
import type { Snapshot } from '../../shared/snapshot.ts';
import { measure } from './measurements.ts';

/** The page of one scrape, in Prometheus' text form. */
export function renderMetrics(snapshot: Snapshot): Promise<string> {
  const registry = new Registry();
  for (const { name, help, labels, samples } of measure(snapshot)) {
    const gauge = new Gauge({ name, help, labelNames: [...labels], registers: [registry] });
    for (const { labels: values, value } of samples) gauge.set(values, value);
  }
  return registry.metrics();
}

export const METRICS_TYPE = Registry.PROMETHEUS_CONTENT_TYPE;
