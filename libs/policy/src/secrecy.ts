import type { Partner } from './catalogue.js';
import type { Facts, Provenance } from './facts.js';

/** The one who gives has medical secrecy, or the data were obtained under it. */
export function isUnderMedicalSecrecy({ sender }: Facts, origin: Provenance): boolean {
  return sender?.secrecy === true || origin.regime === 'wgbo';
}

export const isPoliceGroup = (group: string): boolean => group.startsWith('POL');

/** Data that their holder processes under the Wpg, by their group, their regime, or the task under which the holder acts. */
export function isHeldAsPoliceData({ sender, fromTask }: Facts, origin: Provenance, group: string): boolean {
  const { regime, taskRegimes } = sender as Partner;
  return isPoliceGroup(group) || origin.regime === 'wpg' || (taskRegimes?.[String(fromTask)] ?? regime) === 'wpg';
}
