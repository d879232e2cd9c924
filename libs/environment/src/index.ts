export { collectedIn, type Told } from './collected.js';
export { ConfigurationError } from './configuration-error.js';
export { type Examples, type Readers, readersOf, unknownNames } from './readers.js';
