import { readFileSync } from 'node:fs';
import type { Memory } from '#libs/growth';
import { parseCheckpoint, type VerifierKey, verifyNote } from '#libs/notes';
import { EMPTY_ROOT } from '#libs/proofs';

/**
 * Sees to it that there is a memory before anything is signed. A memory is begun only when the operator says so, and once: a signer that lost it would put
 * its name under any history.
 * @param how `leeg` for a new log, or the path of the last checkpoint that this key signed; undefined when there is a memory
 * @throws Error in Dutch: there is no memory and nobody said how to begin, there is one and it would be begun again, or the checkpoint is none of this key
 */
export async function requireMemory(memory: Memory, key: VerifierKey, how: string | undefined): Promise<void> {
  const kept = await memory.of(key.name);
  if (kept && how !== undefined)
    throw new Error(`dit logboek is al begonnen en stond op ${kept.size} feiten; haal SEINHUIS_SIGNER_BEGIN weg`);
  if (kept) return;
  if (how === undefined)
    throw new Error(
      'er is geen geheugen van dit logboek. Een nieuw logboek: SEINHUIS_SIGNER_BEGIN=leeg. Anders het pad van het laatste controlepunt, zoals /v1/logboek/checkpoint of een getuige het gaf',
    );
  await memory.keep(how === 'leeg' ? { origin: key.name, size: 0, root: EMPTY_ROOT, note: '' } : signedIn(how, key));
}

function signedIn(path: string, key: VerifierKey) {
  const note = readFileSync(path, 'utf8');
  const text = verifyNote(note, [key])?.text;
  const checkpoint = text === undefined ? undefined : parseCheckpoint(text);
  if (checkpoint?.origin !== key.name)
    throw new Error('het bestand in SEINHUIS_SIGNER_BEGIN is geen controlepunt dat met deze sleutel is getekend');
  return { ...checkpoint, note };
}
