const SEED = 0x9747b28c;
const MIX = 0x5bd1e995;

/**
 * Kafka's own choice of a partition for a key: murmur2, as its clients agree on. Here in 32-bit numbers; kafkajs does it in objects of 64 bits,
 * which takes a fifth of all it does for a message. Pure.
 */
export function partitionOf(key: Uint8Array, partitions: number): number {
  const whole = key.length & ~3;
  let hash = SEED ^ key.length;
  for (let at = 0; at < whole; at += 4) {
    const word = key[at]! | (key[at + 1]! << 8) | (key[at + 2]! << 16) | (key[at + 3]! << 24);
    const mixed = Math.imul(word, MIX);
    hash = Math.imul(hash, MIX) ^ Math.imul(mixed ^ (mixed >>> 24), MIX);
  }
  if (whole < key.length) {
    for (let at = key.length - 1; at >= whole; at--) hash ^= key[at]! << (8 * (at - whole));
    hash = Math.imul(hash, MIX);
  }
  hash = Math.imul(hash ^ (hash >>> 13), MIX);
  return ((hash ^ (hash >>> 15)) & 0x7fffffff) % partitions;
}
