import type { Json, Ledger } from '#libs/ledger';
import type { RememberedTag, Vault } from '#libs/vault';
import type { KnownSignal } from './facts.js';
import { normaliseIdentifier } from './identifiers.rules.js';
import type { DraftField } from './intake.rules.js';

/**
 * Tags that make new values findable wherever the old ones were: an index that could be searched for the old number is searched for the new one. Whether
 * it may be told is decided at the search, on what the searcher's organisation holds then.
 */
export async function movedTags(
  ledger: Ledger,
  vault: Vault,
  signalId: string,
  { fields }: KnownSignal,
  corrected: readonly DraftField[],
): Promise<RememberedTag[]> {
  const findable = corrected.length ? await vault.tagsOf(signalId) : [];
  const moving = corrected.flatMap((field) => {
    const at = fields.find(({ id }) => id === field.id)?.at;
    const places = findable.filter(({ fieldKey, subject }) => fieldKey === field.key && subject === field.subject);
    return at && places.length ? [{ field, at, places }] : [];
  });
  const old = await ledger.open(moving.map(({ at }) => ({ seq: at.seq, eventId: at.eventId, no: [at.no] })));
  const tags = moving.flatMap(({ field, at, places }) =>
    places.map((place) => moved(vault, place, old.get(`${at.seq}/${at.no}`), field.value)),
  );
  return (await Promise.all(tags)).flat();
}

/** The new tags at one place, when it is the old value that is tagged there and not another one of the same field. */
async function moved(vault: Vault, place: RememberedTag, before: Json | undefined, after: Json): Promise<RememberedTag[]> {
  const tagsOf = (value: Json | undefined) =>
    Promise.all(identifiersIn(value, place.kind).map((normalised) => vault.tag(place.purpose, place.kind, normalised)));
  const old = await tagsOf(before);
  if (!old.some((tag) => Buffer.compare(tag, place.tag) === 0)) return [];
  return (await tagsOf(after)).map((tag) => ({ ...place, tag }));
}

/** A field holds one identifier or a list of them. */
function identifiersIn(value: Json | undefined, kind: string): string[] {
  const texts = (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
  return texts.map((text) => normaliseIdentifier(kind, text)).filter((normalised) => normalised !== null);
}
