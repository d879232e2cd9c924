export { cosign, keySigner, noteOf, signNote, verifyNote, type Signer, type Verified } from './note.js';
export { parseSignatureLines, type SignatureLine, signatureLine } from './note-text.js';
export { ed25519Key } from './private-key.js';
export { formatVkey, parseVkey, verifierKey, type SignatureType, type VerifierKey } from './vkey.js';
export { checkpointText, parseCheckpoint, type Checkpoint } from './checkpoint.js';
export { formatTlogProof, type TlogProof } from './tlog-proof.js';
