export { type Forecast, forecastPolicy } from './forecast-policy.js';
export { ForecastModule } from './forecast.module.js';
