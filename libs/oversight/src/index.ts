export { OversightModule } from './oversight.module.js';
export { oversightView, Oversight1795500050000 } from './oversight.view.js';
