export { bodyOf } from './body.js';
export { grew, growthText, parseGrowth, type GrowthRequest } from './growth.js';
export { runServer, type Listener } from './program.js';
export { Memory, type Kept } from './memory.js';
