export { Vault, loadRootKey, vaultMigrations } from './vault.js';
export type { RememberedTag } from './vault.js';
