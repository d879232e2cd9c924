export { type AttributeName, type Attributes } from './attributes.js';
export { readTelemetry, telemetrySecrets, type TelemetrySettings, telemetryVariables } from './settings.js';
export { currentTrace, errorType, outgoingTrace, type EndedSpan, type Recorder, recordingTo, Span, spanned, traceOfLine } from './span.js';
export { type Telemetry, startTelemetry } from './telemetry.js';
export { formatTraceparent, newTrace, parseTraceparent, type Trace } from './traceparent.js';
