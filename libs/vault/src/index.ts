export { keyCover, type KeyCover } from './key-cover.js';
export { vaultMigrations } from './migrations.js';
export { loadRootKey, type RootKey } from './root-key.js';
export type { RememberedTag, TagPlace } from './tags.js';
export { Vault } from './vault.js';
