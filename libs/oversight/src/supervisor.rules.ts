import type { Caller } from '#libs/identity';

/** The privacy officer of the hub. One of a partner supervises her own organisation. */
export const isSupervisor = ({ officer }: Caller): boolean => officer.partner === 'FG' && officer.roles.includes('privacy-officer');
