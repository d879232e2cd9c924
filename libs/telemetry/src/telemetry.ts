import type { Registry } from 'prom-client';
import type { TelemetrySettings } from './settings.js';
import type { Recorder } from './span.js';

/** What goes to a collector. A collector that is slow or away costs spans and numbers there, nothing here. */
export interface Telemetry {
  readonly recorder: Recorder;
  /** Sends what is left, for some seconds at most. */
  stop(): Promise<void>;
}

/**
 * Sends to a collector from now on. Only a program that does this loads OpenTelemetry.
 * @param registry the numbers of the program as they stand under /metrics; what is sent is read from there
 */
export async function startTelemetry(settings: TelemetrySettings, registry: Registry): Promise<Telemetry> {
  const { otlpTelemetry } = await import('./otlp/otlp-telemetry.js');
  return otlpTelemetry(settings, registry);
}
