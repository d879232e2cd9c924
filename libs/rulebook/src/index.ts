export { publishFirst } from './first-policy.js';
export { RulebookPack1795500060000 } from './pack-store.js';
export { PolicyFolder } from './propose-policy.js';
export { rulebookAudience } from './rulebook.audience.js';
export { RulebookModule } from './rulebook.module.js';
