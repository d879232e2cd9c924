export { signalAudience } from './signals.audience.js';
export { mySignalsView, MySignals1795500020000, SignalFeedback1795700010000 } from './my-signals.view.js';
export { SignalsModule } from './signals.module.js';
