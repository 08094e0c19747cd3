/** `--otlp`: the same measurements, pushed to a collector by OpenTelemetry's own client. Loaded only when asked for. */
import { hostname } from 'node:os';
import { AggregationTemporalityPreference, OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { readChangeTarget } from '../../shared/change-target.ts';
import { METRICS } from '../../shared/messages/terminal/watching.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { VERSION } from '../../shared/version.ts';
import { measure } from './measurements.ts';

const EVERY_MS = 60_000;
const TIMEOUT_MS = 10_000;
/** Nobody waits longer for a program to end. */
const LAST_PUSH_MS = 2_000;
const PATH = '/v1/metrics';

export interface PushRequest {
  /** As `OTEL_EXPORTER_OTLP_ENDPOINT` has it: of the collector, without `/v1/metrics`. */
  endpoint: string;
  everyMs?: number;
}

/**
 * Pushes once a minute, and once more at the end. Headers come from `OTEL_EXPORTER_OTLP_HEADERS`, as with every client of
 * OpenTelemetry; a collector that does not answer is tried again by the client, and then left until the next minute.
 * @param complain  once for each run of failures, with one sentence
 * @returns the way to stop, or why it cannot begin, as a sentence
 */
export function pushMetrics(
  snapshot: () => Snapshot,
  { endpoint, everyMs = EVERY_MS }: PushRequest,
  complain: (sentence: string) => void,
): { close(): Promise<void> } | { failed: string } {
  const url = readEndpoint(endpoint);
  if (!url) return { failed: METRICS.badCollector };
  const reader = new PeriodicExportingMetricReader({
    exporter: createExporter(url, complain),
    exportIntervalMillis: everyMs,
    exportTimeoutMillis: Math.min(everyMs, TIMEOUT_MS),
  });
  const resource = resourceFromAttributes({
    'service.name': 'pilotlight',
    'service.version': VERSION,
    // Who is meant, as `instance` is with Prometheus.
    'service.instance.id': hostname(),
  });
  const provider = new MeterProvider({ resource, readers: [reader] });
  observe(provider, snapshot);
  return {
    // What cannot be sent at the end is lost.
    close: () => Promise.race([provider.shutdown().catch(() => {}), sleep(LAST_PUSH_MS)]),
  };
}

function createExporter(url: URL, complain: (sentence: string) => void): OTLPMetricExporter {
  const exporter = new OTLPMetricExporter({
    url: url.href,
    timeoutMillis: TIMEOUT_MS,
    // A series that is no longer measured ends; the other kind would be repeated for as long as the program runs.
    temporalityPreference: AggregationTemporalityPreference.DELTA,
  });
  const push = exporter.export.bind(exporter);
  let failing = false;
  exporter.export = (metrics, done) =>
    push(metrics, (result) => {
      const failed = result.error !== undefined;
      if (failed && !failing) complain(METRICS.notPushed({ host: url.host }));
      failing = failed;
      done(result);
    });
  return exporter;
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms).unref());
}

/** https, since headers may hold a token; http on this machine only. */
function readEndpoint(text: string): URL | null {
  const read = readChangeTarget(text);
  if (read?.kind !== 'address') return null;
  const { url } = read;
  const base = url.pathname.replace(/\/+$/, '');
  url.pathname = base.endsWith(PATH) ? base : base + PATH;
  return url;
}

/** What is no longer there is no longer told. */
function observe(provider: MeterProvider, snapshot: () => Snapshot): void {
  const meter = provider.getMeter('pilotlight', VERSION);
  const gauges = measure(snapshot()).map(({ name, help }) => meter.createObservableGauge(name, { description: help }));
  meter.addBatchObservableCallback((result) => {
    measure(snapshot()).forEach(({ samples }, index) => {
      const gauge = gauges[index];
      for (const { labels, value } of samples) if (gauge) result.observe(gauge, value, labels);
    });
  }, gauges);
}
