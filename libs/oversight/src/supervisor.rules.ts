import type { Caller } from '#libs/identity';
import { Refusal } from '#libs/ledger';

/** The privacy officer of the hub. One of a partner supervises her own organisation. */
export const isSupervisor = ({ officer }: Caller): boolean => officer.partner === 'FG' && officer.roles.includes('privacy-officer');

/** The role alone is not enough: a privacy officer of a partner supervises her own organisation, not the hub. @throws Refusal */
export function requireSupervisor(caller: Caller): void {
  if (!isSupervisor(caller))
    throw new Refusal('oversight.not-a-supervisor', 'forbidden', 'Dit is voor de functionaris gegevensbescherming van de hub.');
}
