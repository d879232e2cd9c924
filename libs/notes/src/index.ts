export { cosign, keySigner, signNote, verifyNote, type Signer, type Verified } from './note.js';
export { parseSignatureLines, type SignatureLine, signatureLine } from './note-text.js';
export { formatVkey, parseVkey, rawPublicKey, verifierKey, type SignatureType, type VerifierKey } from './vkey.js';
export { checkpointText, parseCheckpoint, type Checkpoint } from './checkpoint.js';
export { formatTlogProof, parseTlogProof, type TlogProof } from './tlog-proof.js';
