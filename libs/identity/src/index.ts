export type { Assurance, CallerContext, Officer } from './caller.js';
export { AllowRoles, Caller, Discloses, NoIdempotencyKey, Public, RepeatsItself, routeMetadata } from './identity.http.js';
export type { Issuer } from './issuer-keys.js';
export { type Organisation, type OrganisationFilter, PartnerDirectory } from './partner-directory.js';
export { ownRows, readAs } from './read-as.js';
export { IssuerUnreachable, TokenRefused } from './token-refused.js';
export { type ClaimNames, type TokenRules, TokenVerifier } from './token-verifier.js';
import { PartnerTable1795500000000 } from './partner-table.migration.js';

export const identityMigrations = [PartnerTable1795500000000];
